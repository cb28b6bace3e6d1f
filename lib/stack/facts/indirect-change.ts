import { textAt } from '../json';
import type { Resource } from '../stack';
import { fillsBlocklist } from './blocked-words';
import { makesKey } from './encryption';
import type { Facts } from './facts';
import { armTypeOf, AZAPI } from './kind';

/** How a resource changes other resources: by a request, by a template, or by a script that runs in Azure. */
export type IndirectChange = 'request' | 'script' | 'template';

/** Methods that only read. */
const READS = new Set(['GET', 'HEAD']);

const TEMPLATE = /^azurerm_(\w+_)?template_deployment$/;
const TEMPLATES = new Set(['microsoft.resources/deployments', 'microsoft.resources/deploymentstacks']);
const SCRIPT = 'azurerm_resource_deployment_script_';
const SCRIPTS = 'microsoft.resources/deploymentscripts';

/** How a resource changes other resources; undefined if it does not. The default method of an action is POST. */
export function indirectChange(facts: Facts, resource: Resource): IndirectChange | undefined {
  const { address, type, attributes } = resource;
  const armType = type === AZAPI ? (armTypeOf(resource) ?? '') : '';
  if (TEMPLATE.test(type) || TEMPLATES.has(armType)) return 'template';
  if (type.startsWith(SCRIPT) || armType === SCRIPTS) return 'script';
  if (type === 'azapi_update_resource') return isReadWhole(facts, address) ? undefined : 'request';
  if (type !== 'azapi_resource_action') return undefined;
  const action = facts.find('action', address);
  const isReading = READS.has(textAt(attributes, 'method')?.toUpperCase() ?? '');
  return isReading || (action && (fillsBlocklist(action) || makesKey(facts, action))) ? undefined : 'request';
}

/** Whether facts show everything that an update sets, and the resource that it changes: Defender for AI of an account in the stack. */
function isReadWhole(facts: Facts, address: string): boolean {
  const setting = facts.find('defender', address);
  const isWhole = Object.keys(setting?.rest ?? {}).every((name) => name === '//');
  return isWhole && facts.referred('account', setting?.value.account) !== undefined;
}
