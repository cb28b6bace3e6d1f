import type { JsonObject } from '../../stack/json';
import { textAt, valueAt } from '../../stack/json';
import type { DriftedResource } from '../compare/plan';
import type { StackChange } from '../compare/stack-change';
import type { ReviewRule } from './review-rule';

/** What lets in keys, by type, and how they are made anew. */
const KEYS: Readonly<Record<string, { path: string; commands: (name: string, group: string) => readonly string[] }>> = {
  azurerm_cognitive_account: {
    path: 'local_auth_enabled',
    commands: (name, group) =>
      ['key1', 'key2'].map(
        (key) => `az cognitiveservices account keys regenerate --name ${name} --resource-group ${group} --key-name ${key}`,
      ),
  },
  azurerm_storage_account: {
    path: 'shared_access_key_enabled',
    commands: (name, group) =>
      ['primary', 'secondary'].map(
        (key) => `az storage account keys renew --account-name ${name} --resource-group ${group} --key ${key}`,
      ),
  },
};

/** Whether someone turned on keys that the configuration turns off; undefined: nothing of this kind. */
export const keysTurnedOn = ({ type, before, after }: DriftedResource): string | undefined => {
  const path = KEYS[type]?.path;
  return path !== undefined && valueAt(after, path) === true && valueAt(before, path) !== true ? path : undefined;
};

export const driftedKeys: ReviewRule = {
  id: 'drift/keys',
  summary: 'Keys were turned on outside of Terraform. Only a plan tells.',
  why: 'Turning them off again does not change them. A key that was read meanwhile works whenever keys are on again.',
  severities: ['high'],
  check: ({ plan, after: stack }: StackChange) =>
    (plan?.drift ?? []).flatMap((each) => {
      const attribute = keysTurnedOn(each);
      const written = stack?.resources.get(each.address)?.attributes;
      if (attribute === undefined || valueAt(written, attribute) === true) return [];
      return [
        {
          severity: 'high' as const,
          address: each.address,
          attribute,
          message: messageOf(each.address, each.type, each.after, written),
        },
      ];
    }),
};

function messageOf(address: string, type: string, now: JsonObject | undefined, written: JsonObject | undefined): string {
  const [name, group] = ['name', 'resource_group_name'].map((key) => textAt(now, key) ?? textAt(written, key));
  const given = (text: string | undefined, fallback: string) => (text === undefined || text.includes('${') ? fallback : text);
  const commands = KEYS[type]?.commands(given(name, 'NAME'), given(group, 'GROUP')) ?? [];
  return `keys of ${address} were turned on outside of Terraform. The next apply turns them off but does not change them, and Terraform keeps those that it read in the state. Regenerate both, before the apply if Azure refuses it afterwards: ${commands.join(' and ')}`;
}
