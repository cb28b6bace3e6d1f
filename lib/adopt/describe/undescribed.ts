import { isSame } from '../../catalog/ignoring-case';
import { isProvisioned, SKU_NAMES } from '../../catalog/skus';
import type { DeploymentState } from '../../azure/reads/deployment-states';
import type { Described } from '../described';
import type { Existing } from '../existing';
import type { Note } from '../note';
import { note } from '../note';

/** What Azure answers about the account and its deployments, and no settings of the kit describe. */
export const describeOthers = (existing: Existing): Described => ({
  settings: {},
  pins: [],
  notes: [...accountNotes(existing), ...existing.states.flatMap((state) => deploymentNotes(existing, state))],
});

/** Sources: the schema of azurerm 4.81.0 (`storage`, `network_injection`), which the kit leaves out; the update is a PATCH. */
function accountNotes({ account: { properties }, projects }: Existing): Note[] {
  const { userOwnedStorage, networkInjections, locations, raiMonitorConfig } = properties;
  const has = (value: unknown) => Boolean(value) && !(Array.isArray(value) && value.length === 0);
  const noted = (value: unknown, subject: string, message: string) => (has(value) ? [note('changed', subject, message)] : []);
  const kept = (value: unknown, subject: string) =>
    has(value) ? [note('outside', subject, 'no setting describes it: it stays as it is, and no plan shows its changes')] : [];
  return [
    ...noted(
      userOwnedStorage,
      'storage of your own',
      'the account keeps its data in a storage account of yours, which no setting describes: an apply can end that. Look for it in the plan, and keep it with overrides',
    ),
    ...noted(
      networkInjections,
      'network injection',
      'its agents run in a subnet of yours, which no setting describes: an apply can end that. Look for it in the plan, and keep it with overrides',
    ),
    ...kept(locations, 'other regions of the account'),
    ...kept(raiMonitorConfig, 'monitoring of content filters'),
    ...projects.map((name) =>
      note(
        'outside',
        `project ${name}`,
        'it stays as it is, with its agents and connections, and no plan shows its changes. If you add it to the environment file, import it as well: Terraform does not create what exists',
      ),
    ),
  ];
}

/**
 * Source: the code of azurerm 4.75 and later, which reads a deployment of version 2026-03-01, changes it and sends all of it; azapi 2.12.0
 * sends the body of the configuration.
 */
function deploymentNotes({ deployments }: Existing, { name, tier, isPaused, routing, parent }: DeploymentState): Note[] {
  const found = [
    ...(tier === undefined ? [] : [`the service tier ${tier}`]),
    ...(isPaused ? ['the state Paused'] : []),
    ...(routing === undefined ? [] : ['its choice of models (routing)']),
    ...(parent === undefined ? [] : [`the parent ${parent}`]),
  ];
  if (found.length === 0) return [];
  const deployed = deployments.find((each) => isSame(each.name, name));
  const sku = SKU_NAMES.find((each) => isSame(each, deployed?.sku.name));
  const [subject, what] = [`deployment ${name}`, `no setting describes ${found.join(', ')}`];
  return sku && isProvisioned(sku)
    ? [
        note(
          'changed',
          subject,
          `${what}: an update of the deployment leaves it out, and what Azure then does is not documented`,
        ),
      ]
    : [note('outside', subject, `${what}: it stays, because azurerm keeps what it reads, and no plan shows its changes`)];
}
