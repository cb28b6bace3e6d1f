import { isByHand, nameOf, stateFolder } from '../lib/generated/files';
import type { LosesState } from '../lib/generated/state-containers';

/** Messages about each container to be removed, with the states in it and the steps to take. */
export function lostStates(losing: readonly LosesState[]): string[] {
  const places = new Map(losing.map(({ container }) => [placeOf(container), container]));
  return [...places].map(([place, { storageAccount, container }]) => {
    const its = losing.filter((each) => placeOf(each.container) === place);
    const users = its.map(({ folder, kind }) => `  ${folder}, ${WORDS[kind]}\n`).join('');
    return (
      `${stateFolder({ name: storageAccount })} would lose the container '${container}', which still contains the states of\n${users}` +
      'Without its state, Terraform can neither change nor destroy the resources of a stack.\n' +
      [byHandFirst(its), destroyFirst(its.filter(({ folder }) => !isByHand(folder))), moveFirst(its)]
        .filter((text) => text !== '')
        .join('\n')
    );
  });
}

const placeOf = ({ storageAccount, container }: LosesState['container']) => `${storageAccount}/${container}`;

const WORDS = {
  emptied: 'which is being destroyed: it is emptied, but not yet removed',
  moved: 'whose state is to be kept elsewhere',
  stale: 'which is no longer configured',
} as const;

/** Stacks that no pipeline applies. */
function byHandFirst(losing: readonly LosesState[]): string {
  const names = losing.filter(({ folder, kind }) => kind !== 'moved' && isByHand(folder)).map(({ folder }) => nameOf(folder));
  if (names.length === 0) return '';
  return `  Destroy ${names.join(', ')} by hand first: npx stamps destroy ${names.join(' ')}\n  Then: npx stamps synth --remove ${names.join(' ')} --destroyed`;
}

function destroyFirst(losing: readonly LosesState[]): string {
  const unconfigured = losing.filter(({ kind }) => kind !== 'moved');
  if (unconfigured.length === 0) return '';
  const environments = [...new Set(unconfigured.map(({ folder }) => nameOf(folder).split('/')[0] ?? ''))];
  const names = unconfigured.map(({ folder }) => nameOf(folder)).join(' ');
  const stale = unconfigured.filter(({ kind }) => kind === 'stale').map(({ folder }) => nameOf(folder));
  const steps = [
    `Keep the container: restore the setting state as it was in ${environments.map((name) => `environments/${name}.yaml`).join(', ')}. For an environment without regions, set regions: {}.`,
    ...(stale.length === 0 ? [] : [`npx stamps synth --empty ${stale.join(' ')}`]),
    'Merge the change, and let the pipeline apply it, which destroys the stacks.',
    `npx stamps synth --remove ${names}. You can remove the container in the same pull request.`,
    'After the merge, apply the stack of the storage account by hand: docs/deploy.md#deleting-an-environment.',
  ];
  return [
    ...steps.map((step, i) => `  ${i + 1}. ${step}`),
    `  If you destroyed them yourself: npx stamps synth --remove ${names} --destroyed`,
  ].join('\n');
}

const moveFirst = (losing: readonly LosesState[]) =>
  losing.some(({ kind }) => kind === 'moved')
    ? '  To move states, or if there are no states yet: npx stamps synth --move-states, in the order of docs/deploy.md#moving-states-to-another-container.'
    : '';
