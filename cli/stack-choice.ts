import path from 'node:path';
import type { Command } from 'commander';
import { distinct } from '../lib/collections/order';
import { suggestion } from '../lib/diagnostics/near-miss';
import type { GeneratedStack } from '../lib/generated/apply-order';
import { stacksInOrder } from '../lib/generated/apply-order';
import { nameOf } from '../lib/generated/files';

/** The stack that a command line names by ID (`prod-swedencentral`) or folder (`prod/swedencentral`). Ends the command if it is not known. */
export function chosenStack(program: Command, project: string, name: string): GeneratedStack {
  const all = existingStacks(program, project);
  return all.find(isNamed(name)) ?? unknownStack(program, name, idsOf(all));
}

/**
 * The stacks that a command line names, in the order in which they are applied, each once: by ID, by folder, or all of an environment
 * (`prod`). Ends the command if a name is not known.
 */
export function chosenStacks(program: Command, project: string, names: readonly string[]): GeneratedStack[] {
  const all = existingStacks(program, project);
  const isChosenBy = (name: string) => (stack: GeneratedStack) =>
    isNamed(name)(stack) || (stack.turn !== 'byHand' && stack.environment === plainName(name));
  for (const name of names)
    if (!all.some(isChosenBy(name)))
      unknownStack(program, name, [
        ...idsOf(all),
        ...distinct(all.flatMap(({ turn, environment }) => (turn === 'byHand' ? [] : [environment]))),
      ]);
  return all.filter((stack) => names.some((name) => isChosenBy(name)(stack)));
}

function existingStacks(program: Command, project: string): GeneratedStack[] {
  const all = stacksInOrder(project);
  if (all.length === 0) program.error(`error: ${path.join(project, 'generated')} has no stacks: run npx stamps synth`);
  return all;
}

const idsOf = (stacks: readonly GeneratedStack[]) => stacks.map(({ id }) => id);

const plainName = (name: string) => name.replace(/^generated\//, '').replace(/\/$/, '');

const isNamed = (name: string) => (stack: GeneratedStack) => [stack.id, nameOf(stack.folder)].includes(plainName(name));

const unknownStack = (program: Command, name: string, known: readonly string[]): never =>
  program.error(`error: unknown stack '${name}': ${suggestion(name, known)}`);
