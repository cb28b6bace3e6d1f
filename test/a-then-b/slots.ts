import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AZAPI_SOURCE } from '../../lib/terraform/azapi';
import { AZURERM_SOURCE, PROVIDER_VERSIONS } from '../../lib/terraform/provider-versions';
import type { Configuration } from '../support/terraform';
import { SUBSCRIPTION } from '../support/terraform';

/**
 * Stacks, by slot. Each is a child module of one root module, so that one run of Terraform applies many: a run takes seconds, an
 * additional stack takes little.
 */
export type Slots = ReadonlyMap<string, Configuration>;

/** The content of a slot without a stack. */
export const NOTHING = { terraform: {}, provider: {}, resource: {} } satisfies Configuration;

const WORDS = ['Falcon', 'Heron'];

/** Writes a root module with its slots. New modules must be initialized afterwards. */
export function writeSlots(folder: string, slots: Slots): void {
  for (const [slot, stack] of slots) writeJson(path.join(folder, slot), 'cdk.tf.json', asModule(stack));
  writeJson(folder, 'main.tf.json', {
    terraform: {
      // The address of the backend is in the environment of the run.
      backend: { http: {} },
      required_providers: {
        azapi: { source: AZAPI_SOURCE, version: PROVIDER_VERSIONS.azapi },
        azurerm: { source: AZURERM_SOURCE, version: PROVIDER_VERSIONS.azurerm },
      },
    },
    provider: {
      azapi: {},
      azurerm: {
        subscription_id: SUBSCRIPTION,
        resource_provider_registrations: 'none',
        storage_use_azuread: true,
        features: {},
      },
    },
    module: Object.fromEntries([...slots].map(([slot, stack]) => [slot, { source: `./${slot}`, ...valuesOf(stack) }])),
    output: Object.fromEntries([...slots.keys()].map((slot) => [slot, { value: `\${module.${slot}}` }])),
  });
}

/**
 * A stack without the parts that only a root module has: the backend and the provider settings, which are not in a state. All resources use
 * the providers of the root module: another provider of an endpoint has only another subscription.
 */
function asModule(stack: Configuration): object {
  const terraform = Object.fromEntries(Object.entries(stack.terraform).filter(([name]) => name !== 'backend'));
  const rest = Object.fromEntries(Object.entries(stack).filter(([name]) => name !== 'provider'));
  return { ...rest, terraform, resource: withoutProviders(stack.resource) };
}

const withoutProviders = (resource: Configuration['resource']) =>
  Object.fromEntries(
    Object.entries(resource).map(([type, named]) => [
      type,
      Object.fromEntries(
        Object.entries(named).map(([name, attributes]) => [
          name,
          Object.fromEntries(Object.entries(attributes).filter(([attribute]) => attribute !== 'provider')),
        ]),
      ),
    ]),
  );

const valuesOf = ({ variable }: Configuration) => Object.fromEntries(Object.keys(variable ?? {}).map((name) => [name, WORDS]));

function writeJson(folder: string, file: string, content: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), JSON.stringify(content, null, 2));
}
