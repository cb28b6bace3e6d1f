import { conductOf } from '../../stack/facts/conduct';
import { referencesIn } from '../../stack/references';
import type { Resource, Stack } from '../../stack/stack';

/**
 * The addresses of a stack whose replacements Terraform creates before it destroys the old resources: those with
 * `create_before_destroy`, and everything that they depend on, because Terraform extends the setting to dependencies.
 */
export function createdBeforeDestroyed(stack: Stack | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (resource: Resource) => {
    if (found.has(resource.address)) return;
    found.add(resource.address);
    for (const address of dependenciesOf(resource)) {
      const other = stack?.resources.get(address);
      if (other) visit(other);
    }
  };
  for (const resource of stack?.resources.values() ?? []) if (conductOf(resource).isCreatedFirst) visit(resource);
  return found;
}

const dependenciesOf = (resource: Resource): string[] => [
  ...conductOf(resource).dependsOn,
  ...referencesIn(resource.attributes).map(({ address }) => address),
];
