/** A built-in definition of Azure Policy that the kit assigns, by a short name. */
export type BuiltInPolicy =
  | 'completionFilter'
  | 'customerManagedKey'
  | 'diagnosticLogs'
  | 'harmFilter'
  | 'localAuth'
  | 'managedIdentity'
  | 'network'
  | 'privateLink'
  | 'promptFilter';

/** The facts about a built-in definition. */
export interface BuiltInDefinition {
  /** The name of the definition, a GUID that is the same in every tenant. */
  readonly guid: string;
  /** The name for people, without the mark of a preview. */
  readonly displayName: string;
  /** Whether Microsoft marks it as a preview. */
  readonly isPreview: boolean;
  /** The effect with `audit`, spelled as its parameter `effect` allows. */
  readonly audit: 'Audit' | 'AuditIfNotExists';
  /** Whether it can also deny. */
  readonly canDeny: boolean;
  /** What it reports, as a clause without a full stop. */
  readonly reports: string;
}

/**
 * The built-in definitions. Source: Azure/azure-policy @ f4a50ba (2026-04-29), built-in-policies/policyDefinitions/Azure Ai Services and
 * Cognitive Services; of `network`, version 3.2.0 @ a73c875 was read. Microsoft can rename and change them; the GUIDs stay.
 */
const BUILT_IN: Readonly<Record<BuiltInPolicy, BuiltInDefinition>> = {
  localAuth: {
    guid: '71ef260a-8f18-47b7-abcb-62d0673d94dc',
    displayName: 'Azure AI Services resources should have key access disabled (disable local authentication)',
    isPreview: false,
    audit: 'Audit',
    canDeny: true,
    reports: 'accounts of Azure AI services, and services of Azure AI Search, that accept keys',
  },
  network: {
    guid: '037eea7a-bd0a-46c5-9a66-03aea78705d3',
    displayName: 'Azure AI Services resources should restrict network access',
    isPreview: false,
    audit: 'Audit',
    canDeny: true,
    reports:
      'accounts of Azure AI services with public network access whose network rules do not deny other networks, and services of Azure AI Search with public network access',
  },
  privateLink: {
    guid: 'd6759c02-b87f-42b7-892e-71b3f471d782',
    displayName: 'Azure AI Services resources should use Azure Private Link',
    isPreview: false,
    audit: 'Audit',
    canDeny: false,
    reports: 'accounts of Azure AI services, and services of Azure AI Search, without an approved private endpoint',
  },
  diagnosticLogs: {
    guid: '1b4d1c4e-934c-4703-944c-27c82c06bebb',
    displayName: 'Diagnostic logs in Azure AI services resources should be enabled',
    isPreview: false,
    audit: 'AuditIfNotExists',
    canDeny: false,
    reports: 'accounts of Azure AI services, and services of Azure AI Search, without a diagnostic setting for logs',
  },
  customerManagedKey: {
    guid: '67121cc7-ff39-4ab8-b7e3-95b84dab487d',
    displayName: 'Azure AI Services resources should encrypt data at rest with a customer-managed key (CMK)',
    isPreview: false,
    audit: 'Audit',
    canDeny: true,
    reports: 'accounts of Azure AI services of other kinds than the excluded ones, without a customer-managed key',
  },
  managedIdentity: {
    guid: 'fe3fd216-4f83-4fc1-8984-2bbec80a3418',
    displayName: 'Cognitive Services accounts should use a managed identity',
    isPreview: false,
    audit: 'Audit',
    canDeny: true,
    reports: 'accounts of Azure AI services without a managed identity',
  },
  harmFilter: {
    guid: '930f48f9-f07e-427c-9494-52603581c6a9',
    displayName: 'Cognitive Services Deployments should only use allowed control',
    isPreview: true,
    audit: 'Audit',
    canDeny: false,
    reports: 'deployments whose content filter has no accepted entry for the harm',
  },
  promptFilter: {
    guid: 'f3a9c2e0-7b4d-4d8f-9c3a-2e1f6b9a8d4e',
    displayName: 'Cognitive Services Deployments should only use allowed prompt content filtering',
    isPreview: true,
    audit: 'Audit',
    canDeny: false,
    reports: 'deployments whose content filter has no accepted entry for the attack or word in prompts',
  },
  completionFilter: {
    guid: 'af253d37-136a-42f8-a1fc-30010c083d41',
    displayName: 'Cognitive Services Deployments should only use allowed completion content filtering',
    isPreview: true,
    audit: 'Audit',
    canDeny: false,
    reports: 'deployments whose content filter has no accepted entry for the material or word in completions',
  },
};

/** The facts about a built-in definition. */
export const builtInPolicyOf = (name: BuiltInPolicy): BuiltInDefinition => BUILT_IN[name];

const ID_OF_BUILT_IN = '/providers/Microsoft.Authorization/policyDefinitions/';

/** The ID of a built-in definition. It belongs to the tenant, so it is the same everywhere. */
export const builtInPolicyId = (name: BuiltInPolicy): string => `${ID_OF_BUILT_IN}${BUILT_IN[name].guid}`;

/** The built-in definition with an ID, in any spelling; undefined if the kit does not know it. */
export const findBuiltInPolicy = (id: string): BuiltInDefinition | undefined =>
  Object.values(BUILT_IN).find(({ guid }) => id.toLowerCase() === `${ID_OF_BUILT_IN}${guid}`.toLowerCase());

/**
 * The kinds of account that the definition `customerManagedKey` does not judge by default. Source: Azure/azure-policy @ 0269ee1,
 * Cognitive Services/CustomerManagedKey_Audit.json, version 2.2.0 (read 2026-11-26).
 */
export const KINDS_WITHOUT_KEY: readonly string[] = [
  'CognitiveServices',
  'ContentSafety',
  'ImmersiveReader',
  'HealthInsights',
  'LUIS.Authoring',
  'LUIS',
  'QnAMaker',
  'QnAMaker.V2',
  'AIServices',
  'MetricsAdvisor',
  'SpeechTranslation',
  'Internal.AllInOne',
  'ConversationalLanguageUnderstanding',
  'knowledge',
  'TranscriptionIntelligence',
  'HealthDecisionSupport',
];

/** A built-in definition that the kit does not assign, with the reason. Sources as above, and Azure/Enterprise-Scale @ dbd9bd2 (2026-08-19). */
export interface OmittedPolicy {
  /** The names of the definitions. */
  readonly guids: readonly string[];
  /** What they are about. */
  readonly what: string;
  /** Why the kit does not assign them, as a sentence. */
  readonly why: string;
}

/** The built-in definitions that guardrails of others contain and the kit does not assign. */
export const OMITTED_POLICIES: readonly OmittedPolicy[] = [
  {
    guids: [
      '55eff01b-f2bd-4c32-9203-db285f709d30',
      '14de9e63-1b31-492e-a5a3-c3f7fd57f555',
      '47ba1dd7-28d9-4b07-a8d5-9813bed64e0c',
      'db630ad5-52e9-4f4d-9c44-53912fe40053',
      'c4bc6f10-cb41-49eb-b000-d5ab82e2a091',
      'd45520cb-31ca-44ba-8da2-fcf914608544',
    ],
    what: 'Definitions that change accounts, or deploy endpoints and DNS entries (Modify, DeployIfNotExists)',
    why: 'They write what Terraform manages, and need an identity with rights.',
  },
  {
    guids: [BUILT_IN.customerManagedKey.guid],
    what: 'A customer-managed key for every account',
    why: 'The kit assigns it only if every stamp of the scope has a key of its own. Otherwise, it would report or refuse the stamps without one.',
  },
  {
    guids: ['46aa9b05-0e60-4eae-a88b-1e9d374fa515'],
    what: 'Customer-owned storage for every account',
    why: 'No stamp sets such storage, so this policy may report or refuse its own accounts.',
  },
  {
    guids: ['c1ad46c6-37f8-4af0-9c71-c208375c87dd'],
    what: 'The mode of content filters',
    why: 'It accepts the modes Default and Asynchronous_filter; the kit writes Blocking. Whether Azure treats Blocking as Default here is unverified.',
  },
  {
    guids: ['aafe3651-cb78-4f68-9f81-e7e41509110f'],
    what: 'An allow-list of models',
    why: 'The environment files list the models that stamps deploy, not those that the scope may have.',
  },
];
