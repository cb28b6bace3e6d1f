import { allOf } from '../collections/all-of';

/** Whether a filter checks prompts or completions, in Azure's spelling. */
export type FilterSource = 'Completion' | 'Prompt';

/**
 * The severities that a harm filter blocks. Azure calls them Low, Medium and High. Low is the strictest, because it is the lowest
 * severity that is blocked.
 */
export type HarmThreshold = 'high-only' | 'low-and-above' | 'medium-and-above';
/** All thresholds, from the strictest to the loosest. */
export const HARM_THRESHOLDS = allOf<HarmThreshold>()(['low-and-above', 'medium-and-above', 'high-only']);
/**
 * The action for content of a harm: block it from a severity on, only report it to the caller (`annotate`), or do not check it
 * (`off`). Azure allows `annotate` and `off` for harms only in subscriptions that Microsoft has approved.
 */
export type HarmAction = HarmThreshold | 'annotate' | 'off';
/** All actions for a harm, from the strictest to the loosest. */
export const HARM_ACTIONS = allOf<HarmAction>()([...HARM_THRESHOLDS, 'annotate', 'off']);
/** The action for content that a shield detects. */
export type ShieldAction = 'annotate' | 'block' | 'off';
/** All actions for a shield, from the strictest to the loosest. */
export const SHIELD_ACTIONS = allOf<ShieldAction>()(['block', 'annotate', 'off']);

/** Whether completions wait for the filter (`blocking`), or are streamed before it has checked them (`asynchronous`). */
export type FilterMode = 'asynchronous' | 'blocking';
/** All filter modes, the stricter one first. */
export const FILTER_MODES = allOf<FilterMode>()(['blocking', 'asynchronous']);

/**
 * The `severityThreshold` of each action. The service keeps a threshold even for a filter that blocks nothing, so `annotate` and `off`
 * have the threshold of Azure's own policies: Medium.
 */
export const SEVERITY_OF: Record<HarmAction, 'High' | 'Low' | 'Medium'> = {
  annotate: 'Medium',
  'high-only': 'High',
  'low-and-above': 'Low',
  'medium-and-above': 'Medium',
  off: 'Medium',
};

/**
 * The form for the approval of a subscription for filters that annotate harms or are off: Limited Access Review, Modified Content
 * Filters.
 *
 * Source: MicrosoftDocs/azure-ai-docs, openai/includes/content-filter-configurability.md @ 1205cbf.
 */
export const APPROVAL_FORM = 'https://ncv.microsoft.com/uEfCgnITdR';

/** One of the four harms, in the spelling of this kit. */
export type Harm = 'hate' | 'selfHarm' | 'sexual' | 'violence';
/**
 * The four harms, each filtered in both directions, spelled as Azure's catalogue of filters spells them.
 *
 * Source: Azure/azure-rest-api-specs, examples/ListRaiContentFilters.json (2024-10-01) @ ac1085a.
 */
export const HARMS: Readonly<Record<Harm, string>> = {
  hate: 'Hate',
  sexual: 'Sexual',
  violence: 'Violence',
  selfHarm: 'Selfharm',
};
/** All harms. */
export const HARM_NAMES = Object.keys(HARMS) as [Harm, ...Harm[]];

interface Shield {
  readonly name: string;
  readonly sources: readonly FilterSource[];
  /** What it detects, for messages. */
  readonly detects: string;
}

/** A filter without severity, in the spelling of this kit. */
export type ShieldName = 'indirectAttack' | 'jailbreak' | 'profanity' | 'protectedCode' | 'protectedText' | 'spotlighting';
/**
 * The filters without severity. Sources: as for HARMS; spotlighting from Azure/azure-policy AllowDeploymentPromptControl_Audit
 * @ f4a50ba; the content of the base policy from a live account (2026-10-07).
 */
export const SHIELDS: Readonly<Record<ShieldName, Shield>> = {
  jailbreak: { name: 'Jailbreak', sources: ['Prompt'], detects: 'attempts to bypass the system prompt' },
  indirectAttack: { name: 'Indirect Attack', sources: ['Prompt'], detects: 'instructions hidden in documents' },
  spotlighting: {
    name: 'Indirect Attack Spotlighting',
    sources: ['Prompt'],
    detects: 'marks documents as untrusted for the model',
  },
  protectedText: {
    name: 'Protected Material Text',
    sources: ['Completion'],
    detects: 'known copyrighted text',
  },
  protectedCode: {
    name: 'Protected Material Code',
    sources: ['Completion'],
    detects: 'code from public repositories',
  },
  profanity: { name: 'Profanity', sources: ['Prompt', 'Completion'], detects: 'profanity' },
};
/** All shields. */
export const SHIELD_NAMES = Object.keys(SHIELDS) as [ShieldName, ...ShieldName[]];

/** The properties of a shield. */
export const shieldOf = (name: ShieldName): Shield => SHIELDS[name];

/** The prefix of Azure's own policies. You can name these policies, but not create or change them. */
export const SYSTEM_POLICY_PREFIX = 'Microsoft.';

/**
 * The built-in policies that every account has, as Azure spells them.
 *
 * Source: how-to-create-guardrails.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026), a mirror of Microsoft's page.
 */
export const BUILT_IN_POLICIES: readonly string[] = ['Microsoft.DefaultV2', 'Microsoft.Default'];

/** Whether a content filter is a policy of Azure itself, which no stamp creates. */
export const isSystemPolicy = (contentFilter: string) => contentFilter.startsWith(SYSTEM_POLICY_PREFIX);
