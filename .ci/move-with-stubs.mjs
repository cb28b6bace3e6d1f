// The stub of azapi cannot take over resources of azurerm. This adds it when the stub is loaded. As in the real provider, the new
// state has the ID of the resource, and the name and the parent in it. The ID of a deployment is that which the stub of azapi gives it;
// that of a subnet stays, because an endpoint refers to it. The real provider then reads the body from Azure, where the stub has none,
// so that the stub always plans an update.
//
// Source: Azure/terraform-provider-azapi, internal/services/azapi_resource.go, MoveState (read 2026-11-26).
import { register } from 'node:module';

const hook = `export async function load(url, context, next) {
  const loaded = await next(url, context);
  // Each text is inserted before the other one.
  const edited = (...texts) => ({
    ...loaded,
    source: texts.reduce((source, [text, before]) => source.replace(before, () => text + before), String(loaded.source)),
  });
  const able = 'get_provider_schema_optional:';
  if (url.endsWith('/lib/tfplugin6.mjs'))
    return edited(['move_resource_state: [3, "bool"], ', able], [METHOD, 'UpgradeResourceState: method']);
  if (url.endsWith('/stub-provider.mjs')) return edited(['move_resource_state: true, ', able], [HANDLER, 'UpgradeResourceState:']);
  return loaded;
}
const METHOD = \`MoveResourceState: method(
  { source_type_name: [2, 'string'], source_state: [4, RawState], target_type_name: [5, 'string'] },
  { target_state: [1, DynamicValue], diagnostics: [2, list(Diagnostic)] },
),\`;
const HANDLER = \`MoveResourceState({ source_type_name: from, source_state: { json }, target_type_name: type }) {
  const { id, name, virtual_network_name: network, cognitive_account_id: account } = JSON.parse(json.toString());
  const found = {
    azurerm_subnet: { id, type: 'Microsoft.Network/virtualNetworks/subnets', parent_id: id.replace(/azurerm_subnet\\\\/[^/]*$/, 'azurerm_virtual_network/' + network) },
    azurerm_cognitive_deployment: { id: account + '/deployments/' + name, type: 'Microsoft.CognitiveServices/accounts/deployments', parent_id: account },
  }[from];
  if (type !== 'azapi_resource' || found === undefined)
    return { diagnostics: [problemToProtocol({ summary: 'The stub cannot move ' + from + ' to ' + type, detail: '', path: [] })] };
  const known = { ...found, name, type: found.type + '@2025-07-01' };
  return { target_state: write(mapValues(emptyObject(resourceFields(type)), (empty, key) => known[key] ?? empty)) };
},\`;`;
register('data:text/javascript,' + encodeURIComponent(hook));
