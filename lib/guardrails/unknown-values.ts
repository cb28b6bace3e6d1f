import type { AnyFact } from '../stack/facts/facts';
import { valueAt } from '../stack/json';
import type { Json, JsonObject } from '../stack/json';
import { leavesOf } from '../stack/leaves';

/** Lists and blocks whose entries guardrails check one by one. If only Terraform knows the entries, there is nothing to check. */
const LISTS: Readonly<Partial<Record<AnyFact['kind'], readonly string[]>>> = {
  account: ['allowedAddresses'],
  role: ['actions'],
  securityGroup: ['rules'],
};

/** The attributes of a resource whose entries guardrails check and that are known only to Terraform. */
export function unknownAttributes(found: AnyFact | undefined): string[] {
  if (!found) return [];
  const { form, resource } = found.fact;
  const fields = form.fields as Readonly<Record<string, { readonly paths: readonly string[] }>>;
  return (LISTS[found.kind] ?? [])
    .flatMap((name) => fields[name]?.paths ?? [])
    .filter(
      (path) => isUnknown(resource.attributes, path) || (found.kind === 'role' && isAnyUnknown(resource.attributes, path)),
    );
}

/** Whether the value at a path, or a block on the path, is an expression. */
const isUnknown = (attributes: JsonObject, path: string) =>
  path.split('.').some((_, i, steps) => isExpression(valueAt(attributes, steps.slice(0, i + 1).join('.'))));

const isExpression = (value: Json | undefined) => typeof value === 'string' && value.includes('${');

/** The name of an operation contains no expressions. */
const isAnyUnknown = (attributes: JsonObject, path: string) =>
  leavesOf(valueAt(attributes, path) ?? null).some(({ value }) => isExpression(value));
