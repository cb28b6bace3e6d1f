import { readFileSync, statSync } from 'node:fs';
import type { EarlierReview } from '../since';
import type { EarlierFinding } from '../review';

/** Whether the name of an earlier review is that of a file. Otherwise it is a revision. */
export const isFile = (name: string) => statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * Reads an earlier review that `--format json` wrote.
 *
 * @throws if the file is something else, or was written before findings had IDs
 */
export function readEarlier(file: string): EarlierReview {
  const { stacks, findings } = parsed(file) as { readonly stacks?: unknown; readonly findings?: unknown };
  if (!isListOf(stacks, ['id']) || !isListOf(findings, ['id', 'stack', 'rule', 'severity', 'message']))
    throw new Error(`${file} is not a review in JSON whose findings have IDs`);
  return {
    ...{ label: file, findings: findings as unknown as readonly EarlierFinding[] },
    planned: new Set(stacks.flatMap(({ id, planned }) => (planned === true ? [String(id)] : []))),
  };
}

function parsed(file: string): object {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
  return typeof content === 'object' && content !== null ? content : {};
}

const isListOf = (value: unknown, keys: readonly string[]): value is readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) &&
  value.every(
    (each: unknown) =>
      typeof each === 'object' &&
      each !== null &&
      keys.every((key) => typeof (each as Record<string, unknown>)[key] === 'string'),
  );
