import type { Located } from '../fleet/fleet';
import type { GeneratedDeployment, GeneratedDeployments } from '../fleet/generated-stamp';
import { formerKeys } from '../fleet/movable-keys';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { logicalIdOf } from '../terraform/logical-ids';
import { neverDeployed } from './never-deployed';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/**
 * Terraform destroys a removed or replaced deployment before it updates the one that names it. What Azure does with the name of a missing
 * deployment, or whether it refuses to delete one that is named, is not documented.
 */
export const spilloverMoves = stampRule(
  'model/spillover-moves',
  'A deployment that gets the requests of another one is not removed, renamed or replaced before a deployed change has ended that.',
  (stamp, located, _fleet, { generated }) => {
    const before = generated?.get(stamp.id)?.deployments;
    // With another name, Terraform recreates the account, and no deployment is left on it.
    if (before?.account.toLowerCase() !== stamp.names.account.toLowerCase()) return [];
    return [...before.all.values()].flatMap(({ name, spillover }) => {
      const source = named(stamp, name);
      const target = spillover === undefined ? undefined : deployedAs(before, spillover);
      return source && target ? lostTarget(located, source, ...target) : [];
    });
  },
);

const isSameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const named = ({ deployments }: Stamp, name: string) => deployments.find((each) => isSameName(each.name, name));

const deployedAs = ({ all }: GeneratedDeployments, name: string) => [...all].find(([, each]) => isSameName(each.name, name));

function lostTarget(located: Located<Stamp>, source: StampDeployment, address: string, before: GeneratedDeployment): Finding[] {
  const { value: stamp, layers } = located;
  const target = stamp.deployments.find(({ key }) => addressesOf(stamp, key).includes(address));
  const isKept = target !== undefined && source.spillover === target.key;
  const exists = stamp.deployments.some(({ key }) => key === source.spillover);
  // model/spillover reports a spillover to a deployment that does not exist.
  if ((target && isSame(before, target)) || (source.spillover !== undefined && !exists)) return [];
  const path = ['deployments', source.key, ...(layers.has(['deployments', source.key, 'spillover']) ? ['spillover'] : [])];
  const first = isKept
    ? `remove spillover from deployments.${source.key}, or name another deployment there`
    : `keep the change of deployments.${source.key}`;
  return [
    finding(located, path, {
      about: path.length > 2 ? 'value' : 'key',
      message: `Terraform would ${target ? 'replace' : 'destroy'} '${before.name}' while the deployed '${source.name}' sends requests to it`,
      help: `restore '${before.name}', ${first}, and deploy that; then ${target ? 'change' : 'remove'} '${before.name}'; ${neverDeployed(stamp.environment, stamp.key)}`,
    }),
  ];
}

/** The addresses that a standard deployment has and had. */
const addressesOf = ({ moved }: Stamp, key: string) =>
  [...formerKeys(moved.deployments, key), key].map(
    (each) => `azurerm_cognitive_deployment.${logicalIdOf(['account', 'deployment', each])}`,
  );

/** Whether Terraform updates a standard deployment in place, or does not change it. */
const isSame = (before: GeneratedDeployment, { name, model, format, sku }: StampDeployment) =>
  isSameName(before.name, name) && before.model === model && before.format === format && before.sku === sku;
