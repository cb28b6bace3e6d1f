import { REGION_NAMES } from '../lib/catalog/regions';
import type { PlannedEnvironment } from './plan';

/** An environment file as a platform team would write it. */
export interface EnvironmentFile {
  /** The path in the project. */
  readonly file: string;
  readonly text: string;
}

/** The input of the kit for these environments: the defaults, then one file for each environment. */
export const environmentFiles = (environments: readonly PlannedEnvironment[]): EnvironmentFile[] => [
  { file: 'environments/defaults.yaml', text: DEFAULTS },
  ...environments.map((environment) => ({ file: `environments/${environment.name}.yaml`, text: textOf(environment) })),
];

// Deployments are global, because no other SKU is offered in every region.
const DEFAULTS = `workload: assistants
residency: global
tags:
  costCenter: "4711"
  owner: ai-platform
`;

const textOf = ({ name, subscriptionId, stamps }: PlannedEnvironment) => `environment: ${name}
subscriptionId: ${subscriptionId}
homeRegion: ${stamps[0]?.region ?? REGION_NAMES[0]}
state:
  resourceGroup: rg-tfstate
  storageAccount: sttfstatebench
  container: tfstate

contentFilters:
  strict:
    harms: { hate: low-and-above, sexual: low-and-above, violence: low-and-above, selfHarm: low-and-above }
    shields: { jailbreak: block, indirectAttack: block, protectedText: block, protectedCode: block }
  documents:
    harms:
      hate: medium-and-above
      sexual: medium-and-above
      violence: { prompt: high-only, completion: medium-and-above }
      selfHarm: { prompt: high-only, completion: medium-and-above }
    shields: { protectedCode: annotate }

deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: GlobalStandard, capacity: 100, contentFilter: strict }
  chat-small: { model: gpt-5.4-mini, version: "2026-03-17", sku: GlobalStandard, capacity: 200, contentFilter: strict }
  embedding: { model: text-embedding-3-large, version: "1", sku: GlobalStandard, capacity: 50, contentFilter: documents }

access:
  assistants-app: { principalId: 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02, principalType: ServicePrincipal, role: inference }
  platform-team: { principalId: 9b1d2c3e-4f50-4a61-8b72-6c7d8e9f0a03, principalType: Group, role: operator }
  security-office: { principalId: c2d3e4f5-0617-4283-9405-1a2b3c4d5e04, principalType: Group, role: auditor }

diagnostics: { retentionDays: 365 }

regions:
${stamps.map(({ region, addressSpace }) => `  ${region}: { network: { addressSpace: ${addressSpace} } }\n`).join('')}`;
