import type { Residency } from '../catalog/residency';
import { attributePaths } from '../environment/overridden';
import type { SharedZones, Stamp } from '../environment/stamp';
import type { StateAccount } from '../environment/state-account';
import type { Notes } from '../stack/notes';

/** The notes of a stamp. */
export function stampNotes({ environment, residency, waivers, overrides }: Stamp, kit: string): Notes {
  const byKey = waivers.map(({ key, rule, subject, owner, reason, expires }) => [key, { rule, subject, owner, reason, expires }] as const);
  const byAddress = overrides.map(({ address, attributes }) => [address, attributePaths(attributes)] as const);
  return {
    ...origin([environment], kit),
    residency,
    ...(overrides.length === 0 ? {} : { overrides: Object.fromEntries(byAddress) }),
    ...(waivers.length === 0 ? {} : { waivers: Object.fromEntries(byKey) }),
  };
}

/** The notes of what an environment shares. */
export const sharedNotes = ({ environment }: SharedZones, kit: string): Notes => origin([environment], kit);

/** The notes of a storage account for states, which may come from several environments. */
export const stateNotes = ({ environments }: StateAccount, kit: string): Notes =>
  origin(environments.map(({ name }) => name), kit);

const origin = (environments: readonly string[], kit: string) => ({
  generatedFrom: `${environments.map((name) => `environments/${name}.yaml`).join(', ')}: change that and run npm run synth`,
  kit,
});

/** The notes of a stack that is to be destroyed, by its name, such as `prod/swedencentral`. Its residency holds until it is. */
export const emptiedNotes = (name: string, residency: unknown, kit: string): Notes => ({
  emptied: `the next apply destroys everything that this stack made; afterwards run npm run synth -- --remove ${name}`,
  generatedFrom: `npm run synth -- --empty ${name}: no file in environments/ has this stack any more`,
  kit,
  ...(residency === undefined ? {} : { residency: residency as Residency }),
});
