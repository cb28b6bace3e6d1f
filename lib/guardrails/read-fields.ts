import type { AnyFact } from '../stack/facts/facts';
import type { FieldOf, KindName } from '../stack/facts/kinds';
import { SINKS } from '../stack/facts/logging';

/** The fields that guardrails read, by kind of resource. Guardrails read no other kinds. */
const READ: { readonly [K in KindName]?: readonly FieldOf<K>[] } = {
  account: ['allowedAddresses', 'allowedSubnets', 'bypass', 'keys', 'location', 'otherNetworks', 'publicNetwork'],
  container: ['access'],
  deployment: ['account', 'filter', 'sku'],
  filter: ['base', 'lists', 'settings'],
  grant: ['principal', 'role', 'scope'],
  keyVault: ['publicNetwork', 'purgeProtection', 'roles'],
  logSetting: SINKS,
  role: ['actions', 'exceptions'],
  securityGroup: ['rules'],
  securityRule: ['rule'],
  storage: ['keys', 'localUsers', 'location', 'publicBlobs'],
  workspace: ['keys', 'location'],
};

/** The attributes of a resource that guardrails read, such as `sku.name`. */
export function attributesRead(found: AnyFact | undefined): readonly string[] {
  if (!found) return [];
  const fields = found.fact.form.fields as Readonly<Record<string, { readonly paths: readonly string[] }>>;
  return (READ[found.kind] ?? []).flatMap((name) => fields[name]?.paths ?? []);
}
