import type { Ref } from './field';
import { NAME, field, named, number, ref, refOf, text, writtenTextAt } from './field';
import { arm, kind } from './kind';

/** A deployment of a model. */
export interface Deployment {
  readonly name: string | undefined;
  readonly account: Ref | undefined;
  readonly model: string | undefined;
  readonly version: string | undefined;
  readonly format: string | undefined;
  /** The deployment type, which determines where Azure processes prompts. */
  readonly sku: string | undefined;
  readonly capacity: number | 'unknown' | undefined;
  /** When Azure upgrades the version automatically. */
  readonly upgrades: string | undefined;
  /** The content filter; undefined: the default of the service. */
  readonly filter: Ref | undefined;
  /** The deployment that receives requests that exceed the capacity of this one. */
  readonly spillover: Ref | undefined;
}

const PROPERTIES = 'body.properties';

/** The deployment at one of some paths. An empty text means that there is none. */
const spilledOver = (...paths: readonly [string, ...string[]]) =>
  field<Ref | undefined>(paths, (attributes) => {
    const written = paths.map((path) => writtenTextAt(attributes, path)).find((text) => text !== undefined && text !== '');
    return written === undefined ? undefined : refOf(written, NAME);
  });

export const DEPLOYMENT = kind<Deployment>(
  'azurerm_cognitive_deployment',
  {
    name: text('name'),
    account: ref('cognitive_account_id'),
    model: text('model.name'),
    version: text('model.version'),
    format: text('model.format'),
    sku: text('sku.name'),
    capacity: number('sku.capacity'),
    upgrades: text('version_upgrade_option'),
    filter: named('rai_policy_name'),
    // azurerm up to 5.2.0 has no such attribute; an override may give it any name.
    spillover: spilledOver('spillover_deployment_name', 'spillover'),
  },
  arm('Microsoft.CognitiveServices/accounts/deployments', {
    name: text('name'),
    account: ref('parent_id'),
    model: text(`${PROPERTIES}.model.name`),
    version: text(`${PROPERTIES}.model.version`),
    format: text(`${PROPERTIES}.model.format`),
    sku: text('body.sku.name'),
    capacity: number('body.sku.capacity'),
    upgrades: text(`${PROPERTIES}.versionUpgradeOption`),
    filter: named(`${PROPERTIES}.raiPolicyName`),
    spillover: spilledOver(`${PROPERTIES}.spilloverDeploymentName`),
  }),
);
