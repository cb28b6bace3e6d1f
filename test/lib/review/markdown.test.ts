import MarkdownIt from 'markdown-it';
import { artifactWords, markdown, wholeMarkdown } from '../../../lib/review/report/markdown';
import type { Finding, Review, ReviewedStack } from '../../../lib/review/review';
import { worst } from '../../../lib/review/review';

const finding = (part: Partial<Finding>): Finding => ({
  ...{ id: '0123456789', rule: 'models/version', why: 'Answers change.', severity: 'notice', message: 'something changes' },
  ...part,
});

const stack = (part: string, findings: readonly Finding[]): ReviewedStack => ({
  ...{ id: `prod-${part}`, folder: `generated/prod/${part}`, environment: 'prod', part, change: 'changed' },
  ...{
    findings,
    verdict: worst(findings.map(({ severity }) => severity)),
    onlyVersions: false,
    planned: false,
    names: new Map(),
  },
});

const reviewOf = (stacks: readonly ReviewedStack[]): Review => ({
  ...{ stacks, unchanged: 0, verdict: worst(stacks.map(({ verdict }) => verdict)) },
});

/** A review with many stacks, whose findings are all different. */
const many = (stacks: number, each: number, length = 60) =>
  reviewOf(
    Array.from({ length: stacks }, (_, i) =>
      stack(
        `region${i}`,
        Array.from({ length: each }, (__, j) =>
          finding({ severity: j === 0 ? 'critical' : 'notice', message: `${i} ${j} ${'ü'.repeat(length)}` }),
        ),
      ),
    ),
  );

describe('markdown', () => {
  test.each([
    [1, 1],
    [60, 4],
    [60, 40],
    [500, 40],
  ])('of %i stacks with %i findings each fits in a GitHub comment', (stacks, each) => {
    const report = markdown(many(stacks, each));
    expect(Buffer.byteLength(report)).toBeLessThan(65_536);
    expect(report.match(/<details>/g)?.length ?? 0).toBe(report.match(/<\/details>/g)?.length ?? 0);
  });

  test('states how many findings are cut, and cuts the notices', () => {
    const report = markdown(many(60, 40));
    const shown = report.match(/^- /gm)?.length ?? 0;
    expect(report).toContain(`**Cut here**: ${60 * 40 - shown} more findings do not fit.`);
    expect(report).toContain('### Critical (60)');
    expect(report.match(/^- \*\*\d+ 0 /gm)).toHaveLength(60);
  });

  test.each([
    [60, 30, 400],
    [500, 1, 60],
    [500, 4, 60],
  ])('has every critical and high finding of %i stacks with %i each, even with long messages', (stacks, each, length) => {
    const result = reviewOf(
      Array.from({ length: stacks }, (_, i) =>
        stack(
          `region${i}`,
          Array.from({ length: each }, (__, j) =>
            finding({
              severity: j < 2 && i % 2 === 0 ? 'critical' : j < 2 ? 'high' : 'notice',
              message: `${i}x${j} ${'ü'.repeat(length)}`,
            }),
          ),
        ),
      ),
    );
    const report = markdown(result, { keptIn: 'the artifact `review`' });
    expect(Buffer.byteLength(report)).toBeLessThan(65_536);
    const serious = Array.from({ length: stacks }, (_, i) => Array.from({ length: Math.min(each, 2) }, (__, j) => `${i}x${j}`));
    const words = new Set(report.split(/[\s*]+/).map((word) => word.replace('…', '')));
    const lines = report.split('\n').filter((line) => line.startsWith('- ')).length;
    if (serious.flat().length < 1_000) expect(serious.flat().filter((word) => !words.has(word))).toEqual([]);
    expect(lines).toBeGreaterThanOrEqual(serious.flat().length);
    expect(report).toContain('The whole review: the artifact `review`.');
  });

  test.each([
    [undefined, 'the artifact `review` of this run'],
    ['https://example.com/a b/(1)', 'the artifact `review` of [this run](https://example.com/a%20b/1)'],
  ])('names the artifact of the run %s', (run, words) => {
    expect(artifactWords('review', run)).toBe(words);
  });

  test('has one line for each rule if one line for each finding does not fit', () => {
    const report = markdown(many(2_000, 1));
    expect(Buffer.byteLength(report)).toBeLessThan(65_536);
    expect(report).toContain('- `models/version`: 2000 findings in 2000 stacks\n');
  });

  test('is complete in a file of any length', () => {
    const whole = wholeMarkdown(many(500, 40));
    expect(whole.match(/^- \*\*/gm)).toHaveLength(500 * 40);
    expect(whole).not.toMatch(/Cut here|Shortened|more characters/);
  });

  test('is not cut if it fits', () => {
    expect(markdown(many(10, 3))).not.toContain('Cut here');
  });

  test('has the same notice of several stacks once, and names only some stacks', () => {
    const report = markdown(reviewOf(Array.from({ length: 12 }, (_, i) => stack(`region${i}`, [finding({})]))));
    expect(report.match(/Something changes/g)).toHaveLength(1);
    expect(report).toContain('and 4 more');
    expect(report).toContain('1 notice in 12 stacks');
  });

  test('lists the stacks with the highest severity first, up to a maximum', () => {
    const stacks = Array.from({ length: 100 }, (_, i) =>
      stack(`region${i}`, [finding({ severity: i === 99 ? 'critical' : 'notice' })]),
    );
    const report = markdown(reviewOf(stacks));
    const rows = report.split('\n').filter((line) => line.startsWith('| [`prod-'));
    expect(rows).toHaveLength(80);
    expect(rows[0]).toContain('prod-region99');
    expect(report).toContain('… and 20 stacks more.');
  });

  test('escapes text from a branch, so that it cannot end the report, a table or a fold', () => {
    const evil = '</details> | `x` <script> @team\n## Done';
    const report = markdown(
      reviewOf([stack('region', [finding({ message: evil, before: evil, after: evil, address: evil })])]),
    );
    expect(report).not.toMatch(/^## Done/m);
    expect(report.match(/^<\/details>$/gm)).toHaveLength(1);
  });

  test('shortens lists with thousands of items, so that the rest fits', () => {
    const after = 'host.example.com, '.repeat(10_000);
    const report = markdown(reviewOf([stack('region', [finding({ severity: 'high', after, message: after }), finding({})])]));
    expect(report.length).toBeLessThan(5_000);
    expect(report).toContain('… (179000 more characters)');
    expect(report).not.toContain('Cut here');
  });

  test('links to folders with special characters', () => {
    const odd = { ...stack('region', [finding({})]), folder: 'generated/a b)(<x>?#/ü\n' };
    expect(markdown(reviewOf([odd]), { linkBase: 'https://example.com/x' })).toContain(
      '(https://example.com/x/generated/a%20b%29%28%3Cx%3E%3f%23/%C3%BC%0A/README.md)',
    );
  });
});

describe('diagrams', () => {
  const drawn = (before: string, after: string) =>
    markdown(reviewOf([{ ...stack('region', [finding({})]), diagram: { before, after } }]));

  test.each(['flowchart LR\n````\n</details>\n@team', '`````x\n   ```', '~~~\n</details>'])(
    'do not end their fences or folds: %j',
    (diagram) => {
      const fences = new MarkdownIt({ html: true })
        .parse(drawn('flowchart TB', diagram), {})
        .filter(({ type }) => type === 'fence');
      expect(fences.map(({ content }) => content)).toEqual(['flowchart TB\n', `${diagram}\n`]);
    },
  );

  test('that are too long are left out', () => {
    const report = drawn('flowchart TB', 'a --> b\n'.repeat(6_000));
    expect(report).not.toContain('a --> b');
    expect(report).toContain('The topology of 1 stack more changed. See their pages.');
    expect(report).not.toContain('Cut here');
  });
});
