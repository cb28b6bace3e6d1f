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
import { fleetOf, inShort } from './project';
import { ROOT, TODAY } from './root';

export const PAIRS_FOLDER = path.join(ROOT, 'test/review/pairs');
export const PAIRS = readdirSync(PAIRS_FOLDER).sort();

/** Parts of environment files by environment name, merged over the base; null: the environment does not exist. */
type Files = Readonly<Record<string, unknown>>;

/** One side of a pair: settings that are merged over the environment `prod` of base.yaml, or whole environments. */
export interface Side {
  readonly prod?: unknown;
  /** Further environments, each merged over base.yaml as well. */
  readonly environments?: Files;
  /** Merged over the generated files, by folder below generated/, for content that no environment file can produce. `null` removes a folder. */
  readonly generated?: Files;
  /** Files to add, by path below generated/. */
  readonly files?: Readonly<Record<string, string>>;
  /** A file in the folder of the pair with the output of `terraform show -json`, by stack ID. */
  readonly plans?: Readonly<Record<string, string>>;
}

export interface Pair {
  /** The rule that the pair is about. */
  readonly rule?: string;
  readonly before?: Side;
  readonly after: Side;
  /** A similar change without a finding of the rule. */
  readonly passes?: Side;
}

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const BASE = read(path.join(ROOT, 'test/review/base.yaml'));

export const pairOf = (name: string) => read(path.join(PAIRS_FOLDER, name, 'pair.yaml')) as Pair;

/** What environments generate. Most sides have the same ones, and differ in edits of the generated files. */
const known = new Map<string, GeneratedFiles>();

/** The generated files of one side. */
export function generatedOf({ prod = {}, environments = {}, generated = {}, files: put = {} }: Side): GeneratedFiles {
  const key = JSON.stringify([prod, environments]);
  const made = known.get(key) ?? generate({ prod, ...environments });
  known.set(key, made);
  return new Map([
    ...withEdits(made, generated),
    ...Object.entries(put).map(([file, text]) => [`generated/${file}`, text] as const),
  ]);
}

function generate(environments: Files): GeneratedFiles {
  const files = Object.entries(environments).flatMap(([name, over]) =>
    over === null ? [] : [[name, stringify(overlay(BASE, { environment: name, ...(over as object) }))] as const],
  );
  const fleet = fleetOf(Object.fromEntries(files));
  const problems = checkAll(fleet, { today: TODAY });
  if (hasErrors(problems)) throw new Error(problems.map(inShort).join('\n'));
  return synthesize(fleet);
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

/** The review of a pair. */
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
