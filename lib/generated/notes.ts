import type { Prices } from '../catalog/prices';
import type { Residency } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';
import type { DeclaredFile as Declaration } from '../fleet/declared-file';
import { stackOf } from '../fleet/declared-file';
import { attributePaths } from './attribute-paths';
import type { SharedResources, Stamp, Waiver } from '../fleet/stamp';
import type { Governance } from '../fleet/governance';
import type { StateAccount } from '../fleet/state-account';
import type { DeclaredFile, Notes } from '../stack/notes';
import { nameOf, SHARED } from './files';

/**
 * The notes of a stamp.
 *
 * @param prices what the organisation pays for provisioned throughput; undefined: it declares no prices
 */
export function stampNotes(stamp: Stamp, kit: string, prices?: Prices): Notes {
  const { environment, workload, residency, waivers, overrides, dns, blocklists } = stamp;
  const byAddress = overrides.map(({ address, attributes }) => [address, attributePaths(attributes)] as const);
  const confidential = blocklists.flatMap(({ key, words }) => (words.from === 'files' && words.confidential ? [key] : []));
  return {
    ...origin([environment], kit),
    ...{ residency, workload },
    ...(dns.mode === 'environment' ? { appliedAfter: [`${environment}/${SHARED}`] } : {}),
    ...(confidential.length === 0 ? {} : { confidentialBlocklists: confidential }),
    ...(overrides.length === 0 ? {} : { overrides: Object.fromEntries(byAddress) }),
    ...paid(stamp, prices),
    ...(waivers.length === 0 ? {} : { waivers: byKey(waivers) }),
  };
}

/** The prices of the deployment types that a stamp has. */
function paid({ deployments }: Stamp, prices: Prices | undefined): Pick<Notes, 'prices'> {
  const skus = new Set(deployments.map(({ sku }) => sku));
  const own = Object.entries(prices?.ptuPerMonth ?? {}).filter(([sku]) => skus.has(sku as SkuName));
  return prices && own.length > 0 ? { prices: { currency: prices.currency, ptuPerMonth: Object.fromEntries(own) } } : {};
}

/** The notes of the shared stack of an environment. */
export const sharedNotes = ({ environment }: SharedResources, kit: string): Notes => origin([environment], kit);

/** The notes of a storage account for states, which several environments can share. */
export const stateNotes = ({ environments }: StateAccount, kit: string): Notes =>
  origin(
    environments.map(({ name }) => name),
    kit,
  );

/** The notes of the assignments of Azure Policy to a scope, which several environments can share. */
export const governanceNotes = ({ environments }: Governance, kit: string): Notes => origin(environments, kit);

const origin = (environments: readonly string[], kit: string) => ({
  generatedFrom: `${environments.map((name) => `environments/${name}.yaml`).join(', ')}: change that and run npx stamps synth`,
  kit,
});

/**
 * Notes with the declarations and waivers of environments for extra files in the folder of a stack.
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
  // Several environments can declare a file in the folder of an account that they share: the first declaration counts.
  const byName = its.map(({ path, owner, reason }): [string, DeclaredFile] => [
    path.split('/').at(-1) ?? '',
    { owner, reason },
  ]);
  const granted = waivers.filter(({ environment, subject }) =>
    its.some((each) => each.environment === environment && subject === `extraFiles.${each.path}`),
  );
  return {
    ...notes,
    extraFiles: Object.fromEntries(byName.reverse()),
    ...(granted.length === 0 ? {} : { waivers: { ...notes.waivers, ...byKey(granted) } }),
  };
}

const byKey = (waivers: readonly Waiver[]) =>
  Object.fromEntries(
    waivers.map(({ key, rule, subject, owner, reason, expires }) => [key, { rule, subject, owner, reason, expires }] as const),
  );

/** The notes of a stack to be destroyed, by its name, such as `prod/swedencentral`. Its residency applies until it is destroyed. */
export const emptiedNotes = (name: string, residency: unknown, kit: string): Notes => ({
  emptied: `the next apply destroys all resources of this stack; afterwards, run npx stamps synth --remove ${name}`,
  generatedFrom: `npx stamps synth --empty ${name}: no file in environments/ configures this stack any more`,
  kit,
  ...(residency === undefined ? {} : { residency: residency as Residency }),
});
