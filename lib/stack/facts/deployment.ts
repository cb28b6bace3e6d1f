import { textAt } from '../json';
import type { Ref } from './field';
import { NAME, field, named, number, ref, refOf, text } from './field';
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

/** azurerm 4.81.0 has no such attribute; an override may give it any name. */
const spilledOver = field<Ref | undefined>(['spillover_deployment_name', 'spillover'], (attributes) => {
  const written = textAt(attributes, 'spillover_deployment_name') ?? textAt(attributes, 'spillover');
  return written === undefined ? undefined : refOf(written, NAME);
});

const PROPERTIES = 'body.properties';

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
    spillover: spilledOver,
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
    spillover: named(`${PROPERTIES}.spilloverDeploymentName`),
  }),
);
