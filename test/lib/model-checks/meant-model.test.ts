import { MODEL_NAMES } from '../../../lib/catalog/models';
import { hasKnownForm, inventedModel, meantModels } from '../../../lib/model-checks/meant-model';

test.each([
  ['gpt4o', ['gpt-4o']],
  ['GPT-5.4', ['gpt-5.4']],
  ['gpt_5.4', ['gpt-5.4']],
  ['gpt-5.4-mni', ['gpt-5.4-mini']],
  ['gtp-5.4', ['gpt-5.4']],
  ['wisper', ['whisper']],
  ['whisper-1', ['whisper']],
  ['tts-1-hd', ['tts-hd']],
  ['embedding', ['text-embedding-3-large', 'text-embedding-3-small', 'text-embedding-ada-002']],
  ['text-embedding-3', ['text-embedding-3-large', 'text-embedding-3-small']],
  ['embedding-large', ['text-embedding-3-large']],
  ['ada-002', ['text-embedding-ada-002']],
  ['gpt-5.6', ['gpt-5.6-luna', 'gpt-5.6-sol', 'gpt-5.6-terra']],
  ['lama-4', []],
])('%s can mean %j', (model, meant) => {
  expect(meantModels(model)).toEqual(meant);
});

test.each([
  'gpt-5.4-mni',
  'model-routr',
  'embedings',
  'text-embedding',
  'embedding',
  'whisper-1',
  'gpt-image',
  'gpt-4.2',
  'gpt-5-4',
])('%s is certainly invented', (model) => {
  expect(inventedModel(model)).toBe('certainly');
});

test.each(['gpt-5.3', 'gpt-5.6', 'o2', 'text-embedding-ada-001', 'gpt-5-sol'])('%s is likely invented', (model) => {
  expect(inventedModel(model)).toBe('likely');
});

test.each([
  'gpt-7',
  'gpt-5.9',
  'gpt-6-sol',
  'o5-mini',
  'gpt-next',
  'gpt-image-3',
  'text-embedding-4-large',
  'whisper-2',
  'sora-3',
])('%s can be newer than the catalogue', (model) => {
  expect(inventedModel(model)).toBeUndefined();
});

test('a name has a known form if only its numbers are others', () => {
  expect([hasKnownForm('gpt-6-sol'), hasKnownForm('gpt-99'), hasKnownForm('gpt-6-nova')]).toEqual([true, true, false]);
});

test('a known model is never mistaken for another', () => {
  for (const name of MODEL_NAMES) expect(meantModels(name)).toEqual([name]);
});
