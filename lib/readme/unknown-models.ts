import { versionsOf } from '../catalog/models';
import type { FactOf } from '../stack/facts/kinds';
import { code } from './markdown';

/** A note about the deployments whose model the catalogue does not have; empty if there are none. `stamps check` warns about them. */
export function unknownModelNote(deployments: readonly FactOf<'deployment'>[]): string[] {
  const unknown = deployments.filter(({ value: { model = '' } }) => versionsOf(model).length === 0);
  if (unknown.length === 0) return [];
  const names = unknown.map(({ address, value: { name } }) => code(name ?? address)).join(', ');
  return [
    `**The catalogue of this kit does not have the models of ${names}.** So it is not known whether Azure offers them with these SKUs here, or whether the content filter applies to them.`,
  ];
}
