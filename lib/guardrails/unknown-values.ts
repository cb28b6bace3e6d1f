import type { AnyFact } from '../stack/facts/facts';
import { valueAt } from '../stack/json';
import type { Json, JsonObject } from '../stack/json';
import { leavesOf } from '../stack/leaves';

/** Lists and blocks of which guardrails look at every entry: where Terraform alone knows what is in them, there is nothing to look at. */
const LISTS: Readonly<Partial<Record<AnyFact['kind'], readonly string[]>>> = {
  account: ['allowedAddresses'],
  role: ['actions'],
  securityGroup: ['rules'],
};

/** The attributes of a resource that are known only to Terraform, of those whose entries guardrails look at. */
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

/** Whether there is one expression at a path, or instead of a block that it leads through. */
const isUnknown = (attributes: JsonObject, path: string) =>
  path.split('.').some((_, i, steps) => isExpression(valueAt(attributes, steps.slice(0, i + 1).join('.'))));

const isExpression = (value: Json | undefined) => typeof value === 'string' && value.includes('${');

/** Operations have no expressions in them. */
const isAnyUnknown = (attributes: JsonObject, path: string) =>
  leavesOf(valueAt(attributes, path) ?? null).some(({ value }) => isExpression(value));
