import type { Residency } from '../catalog/residency';
import type { DeclaredFile as Declaration } from '../fleet/declared-file';
import { stackOf } from '../fleet/declared-file';
import { attributePaths } from '../fleet/attribute-paths';
import type { SharedZones, Stamp, Waiver } from '../fleet/stamp';
import type { StateAccount } from '../fleet/state-account';
import type { DeclaredFile, Notes } from '../stack/notes';
import { nameOf, SHARED } from './files';

/** The notes of a stamp. */
export function stampNotes(stamp: Stamp, kit: string): Notes {
  const { environment, workload, residency, waivers, overrides, dns, blocklists } = stamp;
  const byAddress = overrides.map(({ address, attributes }) => [address, attributePaths(attributes)] as const);
  const confidential = blocklists.flatMap(({ key, words }) => (words.from === 'files' && words.confidential ? [key] : []));
  return {
    ...origin([environment], kit),
    ...{ residency, workload },
    ...(dns.mode === 'environment' ? { appliedAfter: [`${environment}/${SHARED}`] } : {}),
    ...(confidential.length === 0 ? {} : { confidentialBlocklists: confidential }),
    ...(overrides.length === 0 ? {} : { overrides: Object.fromEntries(byAddress) }),
    ...(waivers.length === 0 ? {} : { waivers: byKey(waivers) }),
  };
}

/** The notes of what an environment shares. */
export const sharedNotes = ({ environment }: SharedZones, kit: string): Notes => origin([environment], kit);

/** The notes of a storage account for states, which may come from several environments. */
export const stateNotes = ({ environments }: StateAccount, kit: string): Notes =>
  origin(
    environments.map(({ name }) => name),
    kit,
  );

const origin = (environments: readonly string[], kit: string) => ({
  generatedFrom: `${environments.map((name) => `environments/${name}.yaml`).join(', ')}: change that and run npm run synth`,
  kit,
});

/**
 * Notes with what environments say of the files beside the configuration of a stack: who declares them, and what they are excused from.
 *
 * @param folder the folder of the stack, such as `generated/prod/swedencentral`
 */
export function withExtraFiles(
  notes: Notes,
  folder: string,
  { declaredFiles, waivers }: { readonly declaredFiles: readonly Declaration[]; readonly waivers: readonly Waiver[] },
): Notes {
  const its = declaredFiles.filter(({ path, isOwn }) => isOwn && stackOf(path) === nameOf(folder));
  if (its.length === 0) return notes;
  // Several environments can declare a file beside the account that they share: the first one counts.
  const byName = its.map(({ path, owner, reason }): [string, DeclaredFile] => [
    path.split('/').at(-1) ?? '',
    { owner, reason },
  ]);
  const excused = waivers.filter(({ environment, subject }) =>
    its.some((each) => each.environment === environment && subject === `extraFiles.${each.path}`),
  );
  return {
    ...notes,
    extraFiles: Object.fromEntries(byName.reverse()),
    ...(excused.length === 0 ? {} : { waivers: { ...notes.waivers, ...byKey(excused) } }),
  };
}

const byKey = (waivers: readonly Waiver[]) =>
  Object.fromEntries(
    waivers.map(({ key, rule, subject, owner, reason, expires }) => [key, { rule, subject, owner, reason, expires }] as const),
  );

/** The notes of a stack that is to be destroyed, by its name, such as `prod/swedencentral`. Its residency holds until it is. */
export const emptiedNotes = (name: string, residency: unknown, kit: string): Notes => ({
  emptied: `the next apply destroys everything that this stack made; afterwards run npm run synth -- --remove ${name}`,
  generatedFrom: `npm run synth -- --empty ${name}: no file in environments/ has this stack any more`,
  kit,
  ...(residency === undefined ? {} : { residency: residency as Residency }),
});
