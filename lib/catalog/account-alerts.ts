/** The namespace of the metrics of accounts. */
export const ACCOUNT_METRICS = 'Microsoft.CognitiveServices/accounts';

/** An alert about a metric of an account. Each deployment is watched separately. */
export interface AccountAlert {
  /** Its key: part of its name and address, and the heading in docs/runbook.md. */
  readonly key: string;
  /** The smallest pack that contains it. */
  readonly pack: 'essential' | 'full';
  /** 0 (critical) to 4 (verbose). */
  readonly severity: number;
  /** What it means, as one sentence. */
  readonly means: string;
  /** What to do first, as one sentence. docs/runbook.md has the rest. */
  readonly act: string;
  /** The name of the metric in Azure's API. */
  readonly metric: string;
  /** How Azure combines the values in a window. */
  readonly aggregation: 'Average' | 'Total';
  /** The limit; undefined: Azure learns what is usual from the history of each deployment, and alerts above it. */
  readonly limit?: { readonly operator: 'GreaterThan' | 'LessThan'; readonly threshold: number };
  /** The values of a further dimension. */
  readonly only?: { readonly dimension: string; readonly values: readonly string[] };
  /** Whether the metric exists only for provisioned deployments. */
  readonly isProvisioned?: true;
}

/**
 * The alerts about metrics of an account.
 *
 * Source of names, aggregations and dimensions: MicrosoftDocs/azure-monitor-docs reference/supported-metrics/
 * microsoft-cognitiveservices-accounts-metrics.md (generated 2026-07-31). The page does not list the values of StatusCode: that
 * refused calls have the value 429 is not verified. The limits are choices of this kit. Azure refuses calls to provisioned
 * deployments at a utilization of 100 percent (same page).
 */
export const ACCOUNT_ALERTS: readonly AccountAlert[] = [
  {
    key: 'availability',
    pack: 'essential',
    severity: 1,
    means: 'Azure answers more than 5 percent of the calls to a deployment with a server error.',
    act: 'Check Azure Service Health, and move calls to another region while it lasts.',
    metric: 'AzureOpenAIAvailabilityRate',
    aggregation: 'Average',
    limit: { operator: 'LessThan', threshold: 95 },
  },
  {
    key: 'throttling',
    pack: 'essential',
    severity: 2,
    means: 'A deployment refuses more than 20 calls in 15 minutes because its capacity is used up.',
    act: 'Raise the capacity of the deployment, or spread its calls over time, deployments or regions.',
    metric: 'AzureOpenAIRequests',
    aggregation: 'Total',
    limit: { operator: 'GreaterThan', threshold: 20 },
    only: { dimension: 'StatusCode', values: ['429'] },
  },
  {
    key: 'utilization',
    pack: 'essential',
    severity: 2,
    means: 'A provisioned deployment uses more than 90 percent of its capacity. At 100 percent, Azure refuses calls.',
    act: 'Raise the capacity, or send part of the calls to a standard deployment.',
    metric: 'AzureOpenAIProvisionedManagedUtilizationV2',
    aggregation: 'Average',
    limit: { operator: 'GreaterThan', threshold: 90 },
    isProvisioned: true,
  },
  {
    key: 'latency',
    pack: 'full',
    severity: 3,
    means: 'Answers of a deployment take longer than usual.',
    act: 'Compare the sizes of prompts and answers with earlier ones, and check Azure Service Health.',
    metric: 'AzureOpenAITTLTInMS',
    aggregation: 'Average',
  },
  {
    key: 'filter-hits',
    pack: 'full',
    severity: 3,
    means: 'The content filter of a deployment blocks more calls than usual.',
    act: 'Find out in the application who sends these prompts, before you change a filter.',
    metric: 'RAIRejectedRequests',
    aggregation: 'Total',
  },
];

/** The alert about calls with a key, from the logs of the account. */
export const KEY_USE = {
  key: 'key-use',
  pack: 'full',
  severity: 2,
  means: 'A call that succeeded was not signed in with Entra ID, so it used a key.',
  act: 'Turn off local authentication of the account if it is on, and renew its keys.',
} as const;

/**
 * Metrics in the same namespace that Microsoft marks as not for Azure OpenAI. An alert about one of them never fires.
 *
 * Source: as above.
 */
export const NOT_FOR_OPENAI: readonly string[] = [
  'BlockedCalls',
  'ClientErrors',
  'DataIn',
  'DataOut',
  'Latency',
  'Ratelimit',
  'ServerErrors',
  'SuccessRate',
  'SuccessfulCalls',
  'TotalCalls',
  'TotalErrors',
];
