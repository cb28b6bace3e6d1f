import { CONFIGURATION } from '../../../lib/generated/files';
import type { GeneratedFiles } from '../../../lib/generated/files';
import type { Configuration } from '../terraform';
import { addressesOf } from '../terraform';
import type { Row, Step } from './row';
import { promiseOf } from './row';
import { generatedOf, sidesOf } from './sides';

/** A stack before and after a change; undefined: it does not exist. */
export interface StackPair {
  /** Such as `prod/swedencentral`. */
  readonly stack: string;
  readonly before: Configuration | undefined;
  readonly after: Configuration | undefined;
  readonly promise: readonly Step[];
}

function configurations(files: GeneratedFiles): ReadonlyMap<string, Configuration> {
  const found = [...files].filter(([file]) => file.endsWith(`/${CONFIGURATION}`));
  return new Map(
    found.map(([file, text]) => [
      file.replace(/^generated\//, '').replace(`/${CONFIGURATION}`, ''),
      JSON.parse(text) as Configuration,
    ]),
  );
}

const pairs = new WeakMap<Row, readonly StackPair[]>();

/** All stacks of a row, each with its promised actions. */
export function stackPairs(row: Row): readonly StackPair[] {
  const known = pairs.get(row) ?? pairsOf(row);
  pairs.set(row, known);
  return known;
}

function pairsOf(row: Row): StackPair[] {
  const sides = sidesOf(row);
  const [before, after] = [configurations(generatedOf(sides.before)), configurations(generatedOf(sides.after))];
  const promise = promiseOf(row);
  return [...new Set([...before.keys(), ...after.keys(), ...promise.keys()])].sort().map((stack) => {
    const [old, fresh] = [before.get(stack), after.get(stack)];
    return {
      stack,
      before: old,
      after: fresh,
      promise: (promise.get(stack) ?? []).flatMap((step) => spelledOut(step, old, fresh)),
    };
  });
}

/** Replaces `everything` in a step with all addresses of the stack. */
function spelledOut(step: Step, before?: Configuration, after?: Configuration): Step[] {
  if (step.address !== 'everything') return [step];
  const configuration = step.action === 'destroy' ? before : after;
  return configuration ? addressesOf(configuration).map((address) => ({ ...step, address })) : [];
}

/** Whether Terraform has nothing to do, because everything that it reads is the same. */
export const isSame = ({ before, after }: StackPair): boolean => JSON.stringify(read(before)) === JSON.stringify(read(after));

const read = (configuration: Configuration | undefined) =>
  configuration && Object.entries(configuration).filter(([section]) => section !== '//' && section !== 'output');
