import type { Residency } from '../../lib/catalog/residency';
import type { Answers } from './answers';

/** The schema in the installed package, so that an editor follows the version of the kit. */
const SCHEMA = '../node_modules/azure-openai-stamps/schema/environment.schema.json';

/** The ID of a subscription that does not exist, for a repository that has none yet. */
export const PLACEHOLDER = '11111111-1111-1111-1111-111111111111';

/** A first environment file: small, complete, and with the places where people go on. */
export const environmentFile = (answers: Answers): string =>
  `# yaml-language-server: $schema=${SCHEMA}
# Every setting: node_modules/azure-openai-stamps/docs/environments.md
environment: ${answers.environment}
workload: ${answers.workload}
subscriptionId: ${answers.subscriptionId}${answers.subscriptionId === PLACEHOLDER ? ' # replace it: az account show --query id' : ''}
residency: ${residencyText(answers.residency)} # where prompts may be processed
${homeRegion(answers)}${stateText(answers)}
deployments:
  ${deploymentLine('chat', answers.deployment)}

# Who may call the deployments. Add a group or a managed identity by its object ID: npx stamps add grant
access: {}

regions:
${answers.regions.map((region, i) => `  ${regionLine(region, addressSpace(i))}\n`).join('')}`;

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

const homeRegion = ({ regions: [first, ...others] }: Answers) =>
  others.length === 0 || first === undefined
    ? ''
    : `homeRegion: ${first} # of the resources that all regions share; never change it\n`;

const stateText = ({ state }: Answers) =>
  state === undefined
    ? ''
    : `state: { resourceGroup: ${state.resourceGroup}, storageAccount: ${state.storageAccount}, container: ${state.container} }\n`;
