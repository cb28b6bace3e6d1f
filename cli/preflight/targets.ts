import type { Command } from 'commander';
import { resourceTypeOf } from '../../lib/catalog/deployment-actions';
import { distinct } from '../../lib/collections/order';
import { suggestion } from '../../lib/diagnostics/near-miss';
import type { Fleet } from '../../lib/fleet/fleet';
import { folderNamed, governanceFolder, sharedFolder, stampFolder, stateFolder } from '../../lib/generated/files';
import type { Target } from '../../lib/verdicts/target';
import { idOf, targetsOf } from '../../lib/verdicts/target';
import type { Stack } from '../../lib/stack/stack';
import { readGovernance, readShared, readStamp, readState } from '../../stacks/stack-readings';

/**
 * The stacks that a command line names by ID, by folder or by environment; all if it names none. Ends the command for unknown names.
 *
 * @param isUsed whether the command does anything with a stack, so that its name can be suggested
 */
export function chosenTargets(
  program: Command,
  fleet: Fleet,
  names: readonly string[],
  isUsed: (target: Target) => boolean = () => true,
): readonly Target[] {
  const all = targetsOf(fleet);
  const isChosenBy = (name: string) => (target: Target) =>
    [idOf(target), environmentOf(target)].includes(name) || folderOf(target) === folderNamed(name);
  for (const name of names)
    if (!all.some(isChosenBy(name))) {
      const known = distinct(all.filter(isUsed).flatMap((target) => [idOf(target), environmentOf(target) ?? []].flat()));
      program.error(`error: unknown stack '${name}': ${suggestion(name, known)}`);
    }
  return names.length === 0 ? all : all.filter((target) => names.some((name) => isChosenBy(name)(target)));
}

/** The environment that a stack belongs to; undefined if several can share it. */
const environmentOf = (target: Target): string | undefined =>
  target.kind === 'stamp' || target.kind === 'environment' ? target.stack.value.environment : undefined;

function folderOf(target: Target): string {
  switch (target.kind) {
    case 'environment':
      return sharedFolder(target.stack.value);
    case 'governance':
      return governanceFolder(target.stack.value);
    case 'stamp':
      return stampFolder(target.stack.value);
    case 'state':
      return stateFolder(target.stack.value);
  }
}

/** The types of each stack that was built: several questions need them, and building takes longer than asking. */
const BUILT = new WeakMap<Target['stack']['value'], readonly string[]>();

/** The types of the resources of a stack, as it would be generated now. */
export function resourceTypesOf(target: Target): readonly string[] {
  const { value } = target.stack;
  const types = BUILT.get(value) ?? typesIn(reading(target));
  BUILT.set(value, types);
  return types;
}

const typesIn = (stack: Stack | undefined): readonly string[] =>
  distinct([...(stack?.resources.values() ?? [])].map(({ type, attributes }) => resourceTypeOf(type, textsOf(attributes))));

function textsOf({ type, action }: Stack['sections']): { readonly type?: string; readonly action?: string } {
  return { ...(typeof type === 'string' ? { type } : {}), ...(typeof action === 'string' ? { action } : {}) };
}

function reading(target: Target): Stack | undefined {
  switch (target.kind) {
    case 'environment':
      return readShared(target.stack.value);
    case 'governance':
      return readGovernance(target.stack.value);
    case 'stamp':
      return readStamp(target.stack.value);
    case 'state':
      return readState(target.stack.value);
  }
}
