import type { AccountOf } from '../../support/azure/account-of';
import type { Change } from './changes';
import { named } from './changes';

/** Writes the text at a path in capitals. */
function shout(at: Record<string, unknown>, key: string): void {
  const text = at[key];
  if (typeof text !== 'string') throw new Error(`${key} is ${String(text)}`);
  at[key] = text.toUpperCase();
}

/** Azure ignores case, so no other case is a difference. */
const SPELLINGS_OF_AZURE: Readonly<Record<string, (has: AccountOf) => void>> = {
  'the base policy of a filter': ({ filters }) => {
    shout(named(filters, 'strict').properties, 'basePolicyName');
  },
  'the type of a deployment': ({ deployments }) => {
    shout(named(deployments, 'chat').sku as unknown as Record<string, unknown>, 'name');
  },
  'the format of a model': ({ deployments }) => {
    shout(named(deployments, 'chat').properties['model'] as Record<string, unknown>, 'format');
  },
  'the upgrades of a deployment': ({ deployments }) => {
    shout(named(deployments, 'chat').properties, 'versionUpgradeOption');
  },
  'the categories of logs and metrics': ({ diagnostics: [setting] }) => {
    for (const kind of ['logs', 'metrics'])
      for (const entry of setting?.properties[kind] as Record<string, unknown>[]) shout(entry, 'category');
  },
};

export const SPELLINGS: readonly Change[] = Object.entries(SPELLINGS_OF_AZURE).map(([what, change]) => ({
  what: `${what} in another case`,
  change,
  expected: [],
}));
