import { dataPlaneErrorOf } from '../../../lib/azure/data-plane/error';
import { promptResultsIn, refusalIn } from '../../../lib/azure/data-plane/filter-results';
import { chatRefusal, CHAT_ANSWER, responsesRefusal, RESPONSES_ANSWER } from '../../support/azure/data-plane';

const HARMS = ['hate', 'self_harm', 'sexual', 'violence'];

describe('annotations', () => {
  test('of chat and of responses have the same form', () => {
    expect(promptResultsIn(CHAT_ANSWER)).toEqual({
      categories: ['hate', 'jailbreak', 'self_harm', 'sexual', 'violence'],
      lists: [],
    });
    expect(promptResultsIn(RESPONSES_ANSWER)).toEqual({ categories: HARMS, lists: [] });
  });

  test.each([
    [{}],
    [null],
    ['text'],
    [{ content_filters: null }],
    [{ content_filters: [] }],
    [{ prompt_filter_results: [{}] }],
  ])('are missing in %j', (answer) => {
    expect(promptResultsIn(answer)).toBeUndefined();
  });

  test('of a completion are not those of the prompt', () => {
    const filters = [{ source_type: 'completion', content_filter_results: { hate: {} } }];
    expect(promptResultsIn({ content_filters: filters })).toBeUndefined();
  });
});

describe('a refusal', () => {
  const entry = (id: unknown, filtered: unknown = true) => ({ id, filtered });
  test.each<[string, unknown, string[]]>([
    ['an object', { filtered: true, details: [entry('b-1'), entry('a-1')] }, ['a-1', 'b-1']],
    ['an array', [entry('b-1')], ['b-1']],
    ['null', null, []],
    ['no details', { filtered: true, details: null }, []],
    ['entries without names', [entry(null), entry(undefined)], []],
    ['entries that did not block', [entry('a-1', false), entry('b-1', null)], []],
    ['another form', 'text', []],
  ])('names the lists of %s, in both APIs', (_, value, lists) => {
    for (const { body } of [chatRefusal(value), responsesRefusal(value), responsesRefusal(value, 'top')])
      expect(refusalIn(body)).toEqual({ categories: [...HARMS, 'custom_blocklists'].sort(), lists });
  });

  test('without details says nothing', () => {
    expect(refusalIn({ error: { code: 'content_filter' } })).toBeUndefined();
    expect(refusalIn({ error: { innererror: {} } })).toBeUndefined();
    expect(refusalIn({ error: { innererror: null, content_filters: [] } })).toBeUndefined();
  });
});

test.each<[string, { readonly code: string; readonly message: string } | undefined]>([
  ['{"error":{"code":"A","message":"one\\ntwo"}}', { code: 'A', message: 'one' }],
  ['{"error":{"code":404,"message":null,"more":1}}', { code: '404', message: '' }],
  ['{"error":{"code":null}}', { code: '', message: '' }],
  ['{"statusCode":401,"message":"Unauthorized."}', { code: '401', message: 'Unauthorized.' }],
  ['{"error":"text"}', undefined],
  ['{"message":5}', undefined],
  ['[]', undefined],
  ['<html>', undefined],
])('the error of %s', (body, error) => {
  expect(dataPlaneErrorOf(body)).toEqual(error);
});
