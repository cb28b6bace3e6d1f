import { SYSTEM_POLICY_PREFIX } from '../catalog/content-filters';
import { SELF_PROCESSING } from '../catalog/publishers';

/** A custom definition of the kit, by the name that its address has. */
export type CustomPolicy =
  'firewall' | 'harm-filter' | 'named-filter' | 'outbound' | 'publishers' | 'regions' | 'shield-filter' | 'skus' | 'spillover';

/** A custom definition, the same in every scope: what differs are the parameters that a set gives it. */
export interface CustomDefinition {
  /** The name for people. */
  readonly displayName: string;
  /** What it reports, as a clause without a full stop. */
  readonly reports: string;
  /** `All`: also resources without a location, such as deployments. `Indexed`: only those with a location. */
  readonly mode: 'All' | 'Indexed';
  /** The parameters apart from the effect. A definition never loses one: Terraform would replace it while the set uses it. */
  readonly parameters: Readonly<Record<string, 'Array' | 'String'>>;
  /** The condition of the rule. */
  readonly when: object;
}

const ACCOUNT = 'Microsoft.CognitiveServices/accounts';
const DEPLOYMENT = `${ACCOUNT}/deployments`;
const FILTER = `${ACCOUNT}/raiPolicies`;
const ENTRIES = `${FILTER}/contentFilters[*]`;

const isType = (type: string) => ({ field: 'type', equals: type });
/** Accounts of other services, such as speech, are not affected. */
const isOpenAiAccount = [isType(ACCOUNT), { field: 'kind', in: ['OpenAI', 'AIServices'] }];
const parameter = (name: string) => `[parameters('${name}')]`;
const isSet = (field: string) => ({
  allOf: [
    { field, exists: true },
    { field, notEquals: '' },
  ],
});
const hasEntries = (field: string) => ({ count: { field }, greater: 0 });

/** Azure's own policies in an account cannot be changed, so they are not judged. */
const isOwnFilter = [isType(FILTER), { field: 'name', notLike: `${SYSTEM_POLICY_PREFIX}*` }];

/** A filter has no entry with these properties. Built-in definitions compare switches with texts in the same way. */
const hasNoEntry = (...more: readonly object[]) => ({
  count: {
    field: ENTRIES,
    where: {
      allOf: [
        { field: `${ENTRIES}.name`, equals: parameter('filterName') },
        { field: `${ENTRIES}.source`, equals: parameter('source') },
        { field: `${ENTRIES}.enabled`, equals: 'true' },
        { field: `${ENTRIES}.blocking`, in: parameter('allowedBlocking') },
        ...more,
      ],
    },
  },
  equals: 0,
});

/**
 * The custom definitions. Aliases: maciejporebski/azure-policy-aliases @ 92a0371 (2026-08-22). The conditions of outbound and firewall:
 * Azure/Enterprise-Scale @ dbd9bd2 (2026-08-19), Deny-CognitiveServices-RestrictOutboundNetworkAccess and -NetworkAcls.
 */
export const CUSTOM_DEFINITIONS: Readonly<Record<CustomPolicy, CustomDefinition>> = {
  firewall: {
    displayName: 'Azure OpenAI stamps: accounts have no exceptions in their firewall',
    reports: 'accounts that allow public IP addresses or subnets, in addition to Private Link',
    mode: 'Indexed',
    parameters: {},
    when: {
      allOf: [
        ...isOpenAiAccount,
        {
          anyOf: [hasEntries(`${ACCOUNT}/networkAcls.ipRules[*]`), hasEntries(`${ACCOUNT}/networkAcls.virtualNetworkRules[*]`)],
        },
      ],
    },
  },
  'harm-filter': {
    displayName: 'Azure OpenAI stamps: content filters check a harm',
    reports: 'content filters without an accepted entry for the harm',
    mode: 'All',
    parameters: { filterName: 'String', source: 'String', allowedBlocking: 'Array', allowedSeverities: 'Array' },
    when: {
      allOf: [...isOwnFilter, hasNoEntry({ field: `${ENTRIES}.severityThreshold`, in: parameter('allowedSeverities') })],
    },
  },
  'named-filter': {
    displayName: 'Azure OpenAI stamps: every deployment names a content filter of its account',
    reports: "deployments that name no content filter, or one of Azure's own",
    mode: 'All',
    parameters: {},
    when: {
      allOf: [
        isType(DEPLOYMENT),
        {
          anyOf: [
            { field: `${DEPLOYMENT}/raiPolicyName`, exists: false },
            { field: `${DEPLOYMENT}/raiPolicyName`, equals: '' },
            { field: `${DEPLOYMENT}/raiPolicyName`, like: `${SYSTEM_POLICY_PREFIX}*` },
          ],
        },
      ],
    },
  },
  outbound: {
    displayName: 'Azure OpenAI stamps: accounts call only the hosts that they name',
    reports: 'accounts without restricted outbound network access',
    mode: 'Indexed',
    parameters: {},
    when: {
      allOf: [
        ...isOpenAiAccount,
        {
          anyOf: [
            { field: `${ACCOUNT}/restrictOutboundNetworkAccess`, exists: false },
            { field: `${ACCOUNT}/restrictOutboundNetworkAccess`, notEquals: true },
          ],
        },
      ],
    },
  },
  publishers: {
    displayName: 'Azure OpenAI stamps: Azure processes prompts, not the publisher of the model',
    reports: `deployments of models whose publisher processes prompts itself (${SELF_PROCESSING.join(', ')})`,
    mode: 'All',
    parameters: {},
    when: { allOf: [isType(DEPLOYMENT), { field: `${DEPLOYMENT}/model.format`, in: SELF_PROCESSING }] },
  },
  regions: {
    displayName: 'Azure OpenAI stamps: accounts are in allowed regions',
    reports: 'accounts in other regions',
    mode: 'Indexed',
    parameters: { allowedRegions: 'Array' },
    when: { allOf: [...isOpenAiAccount, { field: 'location', notIn: parameter('allowedRegions') }] },
  },
  'shield-filter': {
    displayName: 'Azure OpenAI stamps: content filters have a shield',
    reports: 'content filters without an accepted entry for the shield',
    mode: 'All',
    parameters: { filterName: 'String', source: 'String', allowedBlocking: 'Array' },
    when: { allOf: [...isOwnFilter, hasNoEntry()] },
  },
  skus: {
    displayName: 'Azure OpenAI stamps: deployments have allowed types',
    reports: 'deployments of other types, which decide where Azure processes prompts',
    mode: 'All',
    parameters: { allowedSkus: 'Array' },
    when: { allOf: [isType(DEPLOYMENT), { field: `${DEPLOYMENT}/sku.name`, notIn: parameter('allowedSkus') }] },
  },
  spillover: {
    displayName: 'Azure OpenAI stamps: no deployment sends requests to another one',
    reports: 'deployments that spill over to another deployment or have a parent',
    mode: 'All',
    parameters: {},
    when: {
      allOf: [
        isType(DEPLOYMENT),
        { anyOf: [isSet(`${DEPLOYMENT}/spilloverDeploymentName`), isSet(`${DEPLOYMENT}/parentDeploymentName`)] },
      ],
    },
  },
};

/** All custom definitions, in alphabetical order. */
export const CUSTOM_POLICIES = Object.keys(CUSTOM_DEFINITIONS) as [CustomPolicy, ...CustomPolicy[]];

/** The effects that a custom definition accepts. */
const EFFECTS = ['Audit', 'Deny', 'Disabled'];

/** The parameters of a definition, as Azure Resource Manager spells them. */
export const parametersOf = ({ parameters }: CustomDefinition): object => ({
  effect: { type: 'String', allowedValues: EFFECTS, defaultValue: 'Audit', metadata: { displayName: 'Effect' } },
  ...Object.fromEntries(Object.entries(parameters).map(([name, type]) => [name, { type, metadata: { displayName: name } }])),
});

/** The rule of a definition, as Azure Resource Manager spells it. */
export const ruleOf = ({ when }: CustomDefinition): object => ({ if: when, then: { effect: parameter('effect') } });
