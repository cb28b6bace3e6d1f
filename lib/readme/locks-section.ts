import type { Facts } from '../stack/facts/facts';
import { code } from './markdown';

/** The locks on the workspaces of a stack; undefined: there are none. */
export function locksSection(facts: Facts): string | undefined {
  const locked = facts.all('lock').flatMap(({ address, value: { level = 'unknown', name = address, scope } }) => {
    const workspace = facts.referred('workspace', scope);
    if (!workspace) return [];
    return [
      `The workspace ${code(workspace.value.name ?? workspace.address)} has the lock ${code(name)} of the level ${code(level)}.`,
    ];
  });
  return locked.length === 0 ? undefined : [...locked, LIMITS].join(' ');
}

/**
 * Source: Microsoft's page "Lock your Azure resources" (2024-03-08), and issue 22866 of hashicorp/terraform-provider-azurerm, read on
 * 2026-11-25.
 */
const LIMITS =
  'While a lock exists, Azure refuses to delete what it is on, and the whole resource group. A lock does not stop this stack, because Terraform deletes the lock first. It does not stop a purge of logs either.';
