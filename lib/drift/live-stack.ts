import { CONFIGURATION } from '../stack/terraform-file';
import type { Resource, Stack } from '../stack/stack';
import { editAccount } from './edits/account';
import { editBlocklists } from './edits/blocklists';
import { editDeployments } from './edits/deployments';
import { editDiagnostics } from './edits/diagnostics';
import type { Resources } from './edits/edit';
import { editFilters } from './edits/filters';
import type { LiveParts } from './live-parts';

/**
 * The stack as it would have to be written to describe what Azure has. It is the same stack if nothing that matters differs.
 *
 * A review compares the two, so that drift is reported in its words.
 */
export function liveStack(stack: Stack, { account, deployments, filters, blocklists, diagnostics }: LiveParts): Stack {
  const resources: Resources = new Map(stack.resources);
  editAccount(stack, account, resources);
  if (deployments) editDeployments(stack, deployments, resources);
  if (filters) editFilters(stack, filters, resources);
  if (blocklists) editBlocklists(stack, blocklists, resources);
  if (diagnostics) editDiagnostics(stack, diagnostics, resources);
  const isSame =
    resources.size === stack.resources.size && [...resources].every(([key, value]) => isUnchanged(stack, key, value));
  if (isSame) return stack;
  // The review looks only at stacks whose files differ.
  const text = `${stack.files.get(CONFIGURATION) ?? '{}'}\n`;
  return { ...stack, resources, files: new Map([...stack.files, [CONFIGURATION, text]]) };
}

const isUnchanged = ({ resources }: Stack, address: string, { attributes }: Resource) =>
  resources.get(address)?.attributes === attributes;
