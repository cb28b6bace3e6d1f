import type { ServedCloud } from '../../lib/catalog/cloud-name';
import { regionOf } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import type { Answers, NewState } from './answers';

/** The schema in the installed package, so that an editor follows the version of the kit. */
export const SCHEMA = '../node_modules/azure-openai-stamps/schema/environment.schema.json';

/** The ID of a subscription that does not exist, for a repository that has none yet. */
export const PLACEHOLDER = '11111111-1111-1111-1111-111111111111';

/** What an environment file contains. Everything else is in the defaults, or added later. */
export interface EnvironmentContent extends Pick<Answers, 'environment' | 'regions'> {
  /** @default - set by the defaults, like the following ones */
  readonly workload?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly residency?: Residency | undefined;
  readonly state?: Partial<NewState> | undefined;
  readonly deployment?: Answers['deployment'] | undefined;
  /** @default - the first region, if there are several */
  readonly homeRegion?: string | undefined;
  /** The address spaces of the regions. @default - one network of 256 addresses after the other */
  readonly spaces?: readonly string[];
  /** The cloud that the defaults set. @default 'public' */
  readonly inheritedCloud?: ServedCloud | undefined;
  /** Where editors find the schema. */
  readonly schema?: string | undefined;
}

/** A first environment file: small, complete, and with the places where people go on. */
export function environmentFile(content: EnvironmentContent): string {
  const { environment, workload, subscriptionId, residency, deployment, regions, spaces, schema = SCHEMA } = content;
  const { inheritedCloud = 'public' } = content;
  const cloud = regions[0] === undefined ? inheritedCloud : regionOf(regions[0]).cloud;
  const home = content.homeRegion ?? (regions.length > 1 ? regions[0] : undefined);
  const placeholder = subscriptionId === PLACEHOLDER ? ' # replace it: az account show --query id' : '';
  return `# yaml-language-server: $schema=${schema}
# Every setting: node_modules/azure-openai-stamps/docs/environments.md
environment: ${environment}
${line('workload', workload)}${line('cloud', cloud === inheritedCloud ? undefined : cloud)}${line('subscriptionId', subscriptionId, placeholder)}${line(
    'residency',
    residency && residencyText(residency),
    ' # where prompts may be processed',
  )}${line('homeRegion', home, ' # of the resources that all regions share; never change it')}${stateText(content)}
${deployment === undefined ? '' : `deployments:\n  ${deploymentLine('chat', deployment)}\n\n`}# Who may call the deployments. Add a group or a managed identity by its object ID: npx stamps add grant
access: {}

regions:
${regions.map((region, i) => `  ${regionLine(region, spaces?.[i] ?? addressSpace(i))}\n`).join('')}`;
}

const line = (key: string, value: string | undefined, comment = '') =>
  value === undefined ? '' : `${key}: ${value}${comment}\n`;

/** A residency as YAML. */
export function residencyText(residency: Residency): string {
  if (typeof residency === 'string') return residency;
  return residency.dataZone === undefined ? `{ geography: ${residency.geography} }` : `{ dataZone: ${residency.dataZone} }`;
}

/** A deployment as a line of YAML. The capacity is 10,000 tokens per minute. */
export const deploymentLine = (key: string, { model, version, sku }: Answers['deployment']) =>
  `${key}: { model: ${model}, version: "${version}", sku: ${sku}, capacity: 10 }`;

/** A region as a line of YAML. */
export const regionLine = (region: string, space: string) => `${region}: { network: { addressSpace: ${space} } }`;

/** Networks of 256 addresses, one after the other. */
const addressSpace = (i: number) => `10.10.${i}.0/24`;

function stateText({ state = {} }: EnvironmentContent): string {
  const { resourceGroup, storageAccount, container } = state;
  const settings = Object.entries({ resourceGroup, storageAccount, container }).filter(([, value]) => value !== undefined);
  return settings.length === 0 ? '' : `state: { ${settings.map(([key, value]) => `${key}: ${value}`).join(', ')} }\n`;
}
