import { CLOUD_WORDS } from '../catalog/cloud-name';
import type { ServedCloud } from '../catalog/cloud-name';
import type { Located } from '../fleet/fleet';
import type { Finding, Rule, RuleContext } from './rule';
import { finding } from './rule';

/** Terraform would look for the resources in its state in another cloud, and create all of them there. */
export const cloudMoves: Rule = {
  id: 'environment/cloud-moves',
  summary: 'An environment stays in its cloud: nothing can move from one Azure cloud to another.',
  waivable: false,
  check: ({ stamps, shared, stateAccounts }, { generated }) => [
    ...stamps.flatMap((located) => moved(located, located.value.region.cloud, located.value.environment, generated)),
    ...shared.flatMap((located) => moved(located, located.value.region.cloud, located.value.environment, generated)),
    ...stateAccounts.flatMap((located) => moved(located, located.value.location.cloud, located.value.name, generated)),
  ],
};

function moved(
  { value: { id }, layers }: Located<{ readonly id: string }>,
  now: ServedCloud,
  name: string,
  generated: RuleContext['generated'],
): Finding[] {
  const before = generated?.get(id)?.cloud;
  if (before === undefined || before === now) return [];
  return [
    finding({ value: undefined, layers }, ['cloud'], {
      message: `${name} moves from ${CLOUD_WORDS[before]} to ${CLOUD_WORDS[now]}, but the state of ${id} describes resources in the first`,
      help: `restore cloud: ${before}, and add an environment with another name for ${CLOUD_WORDS[now]}; if ${name} was never deployed, delete the folder of ${id} in generated/ instead, including its lock file`,
    }),
  ];
}
