import { nameOf, stateFolder } from '../lib/generated/files';
import type { LosesState } from '../lib/generated/state-containers';

/** Says of each container that goes whose states are in it, and in which order to go on. */
export function lostStates(losing: readonly LosesState[]): string[] {
  const places = new Map(losing.map(({ container }) => [placeOf(container), container]));
  return [...places].map(([place, { storageAccount, container }]) => {
    const its = losing.filter((each) => placeOf(each.container) === place);
    const users = its.map(({ folder, kind }) => `  ${folder}, ${WORDS[kind]}\n`).join('');
    return (
      `${stateFolder({ name: storageAccount })} would lose the container '${container}', which still has the states of\n${users}` +
      'Without its state, Terraform can neither change nor destroy what a stack made.\n' +
      [destroyFirst(its), moveFirst(its)].filter((text) => text !== '').join('\n')
    );
  });
}

const placeOf = ({ storageAccount, container }: LosesState['container']) => `${storageAccount}/${container}`;

const WORDS = {
  emptied: 'which is being destroyed: it is emptied and not yet removed',
  moved: 'which is to keep its state elsewhere',
  stale: 'which is no longer configured',
} as const;

function destroyFirst(losing: readonly LosesState[]): string {
  const unconfigured = losing.filter(({ kind }) => kind !== 'moved');
  if (unconfigured.length === 0) return '';
  const environments = [...new Set(unconfigured.map(({ folder }) => nameOf(folder).split('/')[0] ?? ''))];
  const names = unconfigured.map(({ folder }) => nameOf(folder)).join(' ');
  const stale = unconfigured.filter(({ kind }) => kind === 'stale').map(({ folder }) => nameOf(folder));
  const steps = [
    `Keep the container: restore state: as it was in ${environments.map((name) => `environments/${name}.yaml`).join(', ')}. An environment without regions says regions: {}.`,
    ...(stale.length === 0 ? [] : [`npm run synth -- --empty ${stale.join(' ')}`]),
    'Merge that, and let the pipeline apply it: it destroys the stacks.',
    `npm run synth -- --remove ${names}; in the same pull request the container may go.`,
    'When that is merged, a person applies the stack of the storage account: docs/deploy.md#deleting-an-environment.',
  ];
  return [
    ...steps.map((step, i) => `  ${i + 1}. ${step}`),
    `  If you destroyed them yourself: npm run synth -- --remove ${names} --destroyed`,
  ].join('\n');
}

const moveFirst = (losing: readonly LosesState[]) =>
  losing.some(({ kind }) => kind === 'moved')
    ? '  To move states, or where there are none yet: npm run synth -- --move-states, in the order of docs/deploy.md#moving-states-to-another-container.'
    : '';
