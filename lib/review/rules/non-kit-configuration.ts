import { knowsForceNew } from '../../catalog/force-new';
import { givesKeys } from '../../catalog/key-names';
import { isProvisioned, isSkuName } from '../../catalog/skus';
import { fillsBlocklist } from '../../stack/facts/blocked-words';
import type { SpecialArgument } from '../../stack/facts/conduct';
import { conductOf, specialArgument } from '../../stack/facts/conduct';
import { Facts } from '../../stack/facts/facts';
import { isForAccount, makesKey } from '../../stack/facts/encryption';
import { AZAPI, armTypeOf } from '../../stack/facts/kind';
import type { KindName } from '../../stack/facts/kinds';
import { extraSectionsOf } from '../../stack/facts/sections';
import { indirectChange } from '../../stack/facts/indirect-change';
import { isSame, valueAt } from '../../stack/json';
import { labelsIn } from '../../stack/labels';
import type { Resource } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import { comparing, consumes, everythingOf } from './comparing';
import type { FindingDraft, ReviewRule, Severity } from './review-rule';

/** Sections that run code on the machine of Terraform, with its rights. */
const RUNS_CODE = new Set(['action', 'data', 'ephemeral', 'module']);

/** Arguments that the kit never writes. `count` and `for_each` can remove the resource, and only Terraform knows the result of `dynamic`. */
const SPECIAL: Readonly<Record<SpecialArgument, Severity>> = {
  connection: 'critical',
  count: 'critical',
  dynamic: 'critical',
  for_each: 'critical',
  provider: 'high',
  provisioner: 'critical',
  sensitive_body: 'high',
};

export const nonKitConfiguration: ReviewRule = {
  id: 'overrides/foreign',
  summary: 'generated/ contains something that this kit never writes there.',
  why: 'The rules of the kit may not cover everything that it does. Code that it runs has the rights of the pipeline.',
  severities: ['critical', 'high'],
  looks: [(change) => (change.kind === 'removed' ? [] : sections(change)), (change) => resources(change)],
};

function sections({ before, after }: StackChange): FindingDraft[] {
  const old = extraSectionsOf(before);
  return [...extraSectionsOf(after)]
    .filter(([name, value]) => !isSame(old.get(name), value))
    .map(([name, value]) => ({
      severity: RUNS_CODE.has(name) ? 'critical' : 'high',
      message: ['the configuration has a section', name, labelsIn(value).join(', ')].join(' ').trim(),
      attribute: name,
      consumed: [consumes(undefined, name)],
    }));
}

function resources({ kind, before, after, resources: changed }: StackChange): FindingDraft[] {
  const touched =
    kind === 'added' ? [...(after?.resources.values() ?? [])] : changed.flatMap(({ after: fresh }) => fresh ?? []);
  return touched.flatMap((resource) => {
    const old = before?.resources.get(resource.address);
    return [...(isKnown(after, resource) ? [] : strange(resource, old)), ...specialArguments(old, resource)];
  });
}

/** Whether the kit creates resources of this type, or its rules can read them. */
const isKnown = (stack: StackChange['after'], resource: Resource) => {
  const facts = Facts.of(stack);
  const vault = facts.find('keyVault', resource.address);
  if (vault && !isForAccount(facts, vault)) return false;
  if (resource.type === 'azapi_update_resource') return indirectChange(facts, resource) === undefined;
  const kind = facts.at(resource.address)?.kind;
  return resource.type === AZAPI ? isMadeByAzapi(kind, resource) : knowsForceNew(resource.type) || kind !== undefined;
};

/** With azapi, the kit creates content filters, subnets, connections of projects, and some deployments. */
const isMadeByAzapi = (kind: KindName | undefined, resource: Resource) =>
  kind === 'filter' || kind === 'subnet' || kind === 'connection' || (kind === 'deployment' && isDeployedByAzapi(resource));

/** Whether the kit creates such a deployment with azapi: a provisioned one, or one that sends something to the publisher. */
function isDeployedByAzapi({ attributes }: Resource): boolean {
  const sku = valueAt(attributes, 'body.sku.name');
  const isReserved = typeof sku === 'string' && isSkuName(sku) && isProvisioned(sku);
  return isReserved || valueAt(attributes, 'body.properties.modelProviderData') !== undefined;
}

function strange(resource: Resource, old: Resource | undefined): FindingDraft[] {
  if (old && isSame(old.attributes, resource.attributes)) return [];
  const { address, type } = resource;
  const what =
    type === AZAPI
      ? `${address} is ${armTypeOf(resource) ?? 'of no Azure type'}, which this kit never creates`
      : type === 'azurerm_key_vault'
        ? `${address} is a key vault that no account of the stack uses, and the kit creates one only for the key of an account`
        : `${address} is of a type that this kit never creates`;
  const runsPrograms = type === 'terraform_data' || type === 'null_resource';
  const severity = runsPrograms || type === 'azapi_update_resource' ? 'critical' : 'high';
  return [{ severity, message: old ? `${what}, and changes` : what, address, consumed: everythingOf(address) }];
}

const specialArguments = (old: Resource | undefined, fresh: Resource): FindingDraft[] =>
  conductOf(fresh)
    // `network/endpoint-group` reports the provider of an endpoint.
    .special.filter((name) => name !== 'provider' || fresh.type !== 'azurerm_private_endpoint')
    .filter((name) => !isSame(old && specialArgument(old.attributes, name), specialArgument(fresh.attributes, name)))
    .map((name) => ({
      ...{ severity: SPECIAL[name], message: `${fresh.address} has its own ${name}`, address: fresh.address },
      ...{ attribute: name, consumed: [consumes(fresh.address, name)] },
    }));

export const azureAction: ReviewRule = {
  id: 'access/action',
  summary: 'Terraform runs an action on an Azure resource, other than filling a blocklist or creating the key of its vault.',
  why: 'An action can return keys, which are then stored in the state, or change something that no plan shows.',
  severities: ['critical', 'high'],
  looks: [
    comparing('action', ['action', 'armType', 'method', 'target', 'body'], ({ address, before, after }, { fresh }) => {
      if (!after || fillsBlocklist(after) || makesKey(fresh, after)) return [];
      if (before && isSame(before.resource.attributes, after.resource.attributes)) return [];
      const { action: name = after.value.method ?? 'a request', armType = 'something' } = after.value;
      return [
        {
          severity: givesKeys(name) ? 'critical' : 'high',
          message: `${address} runs ${name} on ${armType}${givesKeys(name) ? ': the response of Azure is then stored in the state' : ''}`,
        },
      ];
    }),
  ],
};
