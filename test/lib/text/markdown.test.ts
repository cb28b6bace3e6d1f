import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { sentence } from '../../../lib/review/report/inline';
import { table } from '../../../lib/readme/markdown';
import { codeSpan, fence, plain, prose } from '../../../lib/text/markdown';

const parser = new MarkdownIt({ html: true, linkify: true });

/** The visible text of Markdown in a line, and its formatting. */
function seen(markdown: string): { text: string; types: string[] } {
  const tokens = parser.parseInline(`x ${markdown} x`, {})[0]?.children ?? [];
  return { text: tokens.map(({ content }) => content).join(''), types: [...new Set(tokens.map(({ type }) => type))] };
}

/** Text that an attacker could put into a pull request to break its report. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('`', '``', '|', '<b>', '</details>', '@team', '#12', '*', '_', '[a](b)', '\\', '\n', '&lt;', '~~', '!['),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('codeSpan', () => {
  test('shows any text unchanged, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { types } = seen(codeSpan(text));
        expect(types.filter((type) => type !== 'text' && type !== 'code_inline')).toEqual([]);
        expect(types).toContain('code_inline');
      }),
    );
  });

  test.each([
    ['a|b', '`a¦b`'],
    ['`a`', '`` `a` ``'],
    ['', '` `'],
    ['two\nlines', '`two lines`'],
  ])('writes %j as %s', (text, markdown) => {
    expect(codeSpan(text)).toBe(markdown);
  });
});

describe('plain', () => {
  test('escapes any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { types } = seen(plain(text));
        expect(types.filter((type) => !['text', 'text_special', 'code_inline', 'softbreak'].includes(type))).toEqual([]);
      }),
    );
  });

  test('creates no links, and decodes no entities', () => {
    expect(plain('see https://example.com and www.example.com')).toBe(
      'see https:\u200b//example.com and www.\u200bexample.com',
    );
    expect(plain("mail me@example.com, '@team.0")).toBe("mail me\u200b@\u200bexample.com, '\u200b@\u200bteam.0");
    expect(plain('&commat;team &#64;team $x$')).toBe('&amp;commat;team &amp;#\u200b64;team \\$x\\$');
  });

  test('writes addresses as code, and escapes mentions', () => {
    expect(plain('azurerm_cognitive_account.my_account goes')).toBe('`azurerm_cognitive_account.my_account` goes');
    expect(plain('ask @team about #12')).toBe('ask @\u200bteam about #\u200b12');
  });
});

describe('prose', () => {
  test.each([
    "We're waiting for Microsoft & our auditors: 5 < 6, a->b, R&D, AT&T; see [1] (page 2).",
    'platform@contoso.com, #12, snake_case, 2*3*4, C:\\x, https://example.com',
  ])('does not change ordinary text: %s', (text) => {
    expect(prose(text)).toBe(text);
  });

  test.each([
    ['<img src="https://evil.example/x.png">', '&lt;img src="https://evil.example/x.png">'],
    ['</td><!-- x', '&lt;/td>&lt;!-- x'],
    ['![x](https://evil.example) [a][b]', '![x\\](https://evil.example) [a\\][b]'],
    ['&lt;b&gt; &#60;', '&amp;lt;b&amp;gt; &amp;#60;'],
    ['a\u202eb\n\n# c', 'a\\u{202e}b # c'],
  ])('escapes %j', (text, page) => {
    expect(prose(text)).toBe(page);
  });

  test('creates no HTML or links from any text, also in a table', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cells = table(['A', 'B'], [[prose(text), 'end']]);
        const tokens = parser.parse(cells, {}).flatMap((token) => [token, ...(token.children ?? [])]);
        const types = new Set(tokens.map(({ type }) => type));
        expect(['html_inline', 'html_block', 'image'].filter((type) => types.has(type))).toEqual([]);
        expect(tokens.filter(({ type }) => type === 'tr_open')).toHaveLength(2);
        expect(tokens.filter(({ type }) => type === 'td_open')).toHaveLength(2);
      }),
    );
  });
});

test('fences are longer than any in them', () => {
  expect([fence('x', 'a'), fence('x', 'a\n````\nb')]).toEqual(['```x\na\n```', '`````x\na\n````\nb\n`````']);
});

test('a sentence begins with a capital letter, an address does not', () => {
  const texts = ['the account', 'azurerm_x.y goes', 'tags.stage changes', 'TF_VAR_x', 'app (Group 1) gets inference'];
  expect(texts.map(sentence)).toEqual(['The account', ...texts.slice(1)]);
});
