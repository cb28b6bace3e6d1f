import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AZAPI_SOURCE } from '../../lib/terraform/azapi';
import { AZURERM_SOURCE, PROVIDER_VERSIONS } from '../../lib/terraform/provider-versions';
import type { Configuration } from '../support/terraform';
import { SUBSCRIPTION } from '../support/terraform';

/**
 * Stacks by their slots. Each is a child module of one root module, so that one run of Terraform applies many: a run costs
 * seconds, a stack little.
 */
export type Slots = ReadonlyMap<string, Configuration>;

/** What a slot without a stack has. */
export const NOTHING = { terraform: {}, provider: {}, resource: {} } satisfies Configuration;

const WORDS = ['Falcon', 'Heron'];

/** Writes a root module with its slots; what has no module yet must be initialized afterwards. */
export function writeSlots(folder: string, slots: Slots): void {
  for (const [slot, stack] of slots) writeJson(path.join(folder, slot), 'cdk.tf.json', asModule(stack));
  writeJson(folder, 'main.tf.json', {
    terraform: {
      // Its address is in the environment of the run.
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

/** A stack without what only a root module has: where its state is, and how its providers work, which no state shows. */
function asModule(stack: Configuration): object {
  const terraform = Object.fromEntries(Object.entries(stack.terraform).filter(([name]) => name !== 'backend'));
  const rest = Object.fromEntries(Object.entries(stack).filter(([name]) => name !== 'provider'));
  return { ...rest, terraform };
}

const valuesOf = ({ variable }: Configuration) => Object.fromEntries(Object.keys(variable ?? {}).map((name) => [name, WORDS]));

function writeJson(folder: string, file: string, content: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), JSON.stringify(content, null, 2));
}
