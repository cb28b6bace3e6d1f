import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { synthesize } from '../../cli/synthesize';
import { overlay } from '../../lib/resolve/overlay';
import { hasErrors } from '../../lib/diagnostics/problem';
import type { GeneratedFiles } from '../../lib/generated/files';
import type { Plan } from '../../lib/review/compare/plan';
import { parsePlan } from '../../lib/review/compare/plan';
import type { Stacks } from '../../lib/stack/read-stacks';
import { readStacks } from '../../lib/stack/read-stacks';
import type { Review } from '../../lib/review/review';
import { review } from '../../lib/review/review';
import { checkAll } from '../../stacks/rules';
import { fleetOf, inShort, ROOT, TODAY } from './project';

export const PAIRS_FOLDER = path.join(ROOT, 'test/review/pairs');
export const PAIRS = readdirSync(PAIRS_FOLDER).sort();

/** Parts of environment files by the environment's name, laid over the base; null: the environment is not there. */
type Files = Readonly<Record<string, unknown>>;

/** One side of a pair: what is laid over the environment `prod` of base.yaml, or whole environments. */
export interface Side {
  readonly prod?: unknown;
  /** Further environments, each laid over base.yaml, too. */
  readonly environments?: Files;
  /** Laid over what is generated, by folders below generated/: what no environment file can say. `null` drops a folder. */
  readonly generated?: Files;
  /** Files that are put into folders below generated/, by their paths there. */
  readonly files?: Readonly<Record<string, string>>;
  /** A file in the pair's folder that `terraform show -json` printed, by the id of its stack. */
  readonly plans?: Readonly<Record<string, string>>;
}

export interface Pair {
  /** The rule that the pair is about. */
  readonly rule?: string;
  readonly before?: Side;
  readonly after: Side;
  /** A change alike, about which the rule has nothing to say. */
  readonly passes?: Side;
}

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const BASE = read(path.join(ROOT, 'test/review/base.yaml'));

export const pairOf = (name: string) => read(path.join(PAIRS_FOLDER, name, 'pair.yaml')) as Pair;

/** What one side comes to under generated/. */
export function generatedOf({ prod = {}, environments = {}, generated = {}, files: put = {} }: Side): GeneratedFiles {
  const files = Object.entries({ prod, ...environments }).flatMap(([name, over]) =>
    over === null ? [] : [[name, stringify(overlay(BASE, { environment: name, ...(over as object) }))] as const],
  );
  const fleet = fleetOf(Object.fromEntries(files));
  const problems = checkAll(fleet, { today: TODAY });
  if (hasErrors(problems)) throw new Error(problems.map(inShort).join('\n'));
  const written = withEdits(synthesize(fleet), generated);
  return new Map([...written, ...Object.entries(put).map(([file, text]) => [`generated/${file}`, text] as const)]);
}

function withEdits(files: GeneratedFiles, edits: Files): GeneratedFiles {
  return new Map(
    [...files].flatMap(([file, text]): [string, string][] => {
      const [, folder = ''] = /^generated\/(.*)\/[^/]+$/.exec(file) ?? [];
      const edit = edits[folder];
      if (edit === null) return [];
      if (edit === undefined || !file.endsWith('.json')) return [[file, text]];
      return [[file, `${JSON.stringify(overlay(JSON.parse(text), edit), null, 2)}\n`]];
    }),
  );
}

export const stacksOf = (files: GeneratedFiles): Stacks => readStacks(files, 'the test');

/** What is to be said of a pair. */
export function reviewOf(name: string, { before = {}, after }: Pair): Review {
  const plans = Object.entries(after.plans ?? {}).map(([id, file]): [string, Plan] => [
    id,
    parsePlan(readFileSync(path.join(PAIRS_FOLDER, name, file), 'utf8')),
  ]);
  return review(stacksOf(generatedOf(before)), stacksOf(generatedOf(after)), { today: TODAY, plans: new Map(plans) });
}

/** The committed report of a pair; undefined: there is none. */
export function expectedOf(name: string): string | undefined {
  const file = path.join(PAIRS_FOLDER, name, 'expected.md');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
