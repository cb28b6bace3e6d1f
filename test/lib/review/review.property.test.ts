import fc from 'fast-check';
import { json } from '../../../lib/review/report/json';
import { markdown } from '../../../lib/review/report/markdown';
import type { Json } from '../../../lib/stack/json';
import { stackOf } from '../../support/stack-of';
import { review } from '../../../lib/review/review';
import { reviewFindings } from '../../../cli/review-findings';
import { githubFormat } from '../../../lib/report/github-format';
import { reviewReport } from '../../../cli/review-report';
import { TODAY } from '../../support/root';
import { generatedOf, stacksOf } from '../../support/review-pairs';

const FOLDER = 'generated/prod/swedencentral';
const FILE = `${FOLDER}/cdk.tf.json`;
const BASE = generatedOf({});
const TEXT = BASE.get(FILE) ?? '';

/** The paths of all values of a configuration. */
function leaves(value: Json, path: readonly (number | string)[] = []): (readonly (number | string)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [number | string, Json][] = Array.isArray(value)
    ? value.map((each: Json, i) => [i, each])
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** The configuration with another value at a path. */
function edited(path: readonly (number | string)[], value: Json): string {
  const root = JSON.parse(TEXT) as Json;
  let inner = root as Record<number | string, Json>;
  for (const key of path.slice(0, -1)) inner = inner[key] as Record<number | string, Json>;
  inner[path.at(-1) ?? ''] = value;
  return JSON.stringify(root);
}

const reviewOfText = (text: string) =>
  review(stacksOf(BASE), new Map([...stacksOf(BASE), [FOLDER, stackOf(FOLDER, text)]]), { today: TODAY });

/** Paths that change nothing in Azure: order, retries, and the source of the file. */
const WORK = /\/(depends_on|locks|retry|create_before_destroy)(\/|$)|^\/\/\/\/generatedFrom/;

describe('a review', () => {
  test('leaves out no change', () => {
    const paths = leaves(JSON.parse(TEXT) as Json).filter((path) => !WORK.test(`/${path.join('/')}`));
    expect(paths.length).toBeGreaterThan(150);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom<Json>('something else', 4711, true, false, null),
        (path, value) => {
          const text = edited(path, value);
          fc.pre(isDifferent(JSON.parse(text) as Json));
          expect(reviewOfText(text).stacks.flatMap(({ findings }) => findings)).not.toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('never shows a word of a blocklist, in any form', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/).map((text) => `secret${text}`);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), (terms) => {
        const after = generatedOf({ prod: { blocklists: { projects: { terms } } } });
        const result = review(stacksOf(BASE), stacksOf(after), { today: TODAY });
        expect(result.stacks).toHaveLength(1);
        const texts = [markdown(result), json(result), reviewReport(result), githubFormat(reviewFindings(result, () => ''))];
        for (const shown of texts) expect(shown).not.toContain('secret');
      }),
      { numRuns: 15 },
    );
  });

  test('of a revision with itself has no findings', () => {
    expect(review(stacksOf(BASE), stacksOf(BASE), { today: TODAY })).toEqual({ verdict: 'none', stacks: [], unchanged: 2 });
  });

  test('does not depend on the order of stacks and keys', () => {
    const after = generatedOf({ prod: { tags: { stage: 'two' }, deployments: { chat: { capacity: 3 } } } });
    const backwards = (files: ReadonlyMap<string, string>) =>
      new Map(
        [...stacksOf(files)]
          .reverse()
          .map(([folder, { files: inside }]) => [
            folder,
            stackOf(folder, turned(inside.get('cdk.tf.json') ?? ''), inside.get('README.md')),
          ]),
      );
    expect(markdown(review(backwards(BASE), backwards(after), { today: TODAY }))).toBe(
      markdown(review(stacksOf(BASE), stacksOf(after), { today: TODAY })),
    );
  });
});

/** Whether the configuration differs for Terraform, for which null is the same as a missing value. */
const isDifferent = (value: Json) => normal(value) !== normal(JSON.parse(TEXT) as Json);
const normal = (value: Json): string => JSON.stringify(value, (_, inner: unknown) => inner ?? undefined);

/** The same JSON with the keys of every object in reverse order. */
const turned = (text: string): string =>
  JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
