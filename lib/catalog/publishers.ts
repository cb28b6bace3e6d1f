/** A company whose models can be deployed, in the spelling of `model.format`. */
export interface Publisher {
  readonly format: string;
  /** Who processes prompts: Azure, in the place that the deployment type determines; the publisher, in any place; or not known. */
  readonly processing: 'azure' | 'publisher' | 'unknown';
  /** How the names of its models begin; undefined: they do not show the publisher. */
  readonly models?: RegExp;
  /** How clients call its chat models with a token of Entra ID; undefined: no source says which client works. */
  readonly api?: ClientApi;
  /** Whether Azure refuses a deployment that does not send the organization to the publisher. */
  readonly needsOrganization?: true;
}

/**
 * The API that a client calls: `responses`, `chat` and `embeddings` are those of the v1 base URL of the account, `messages` is that of
 * Anthropic, on another host of the account.
 */
export type ClientApi = 'chat' | 'embeddings' | 'messages' | 'responses';

/**
 * The publishers of models in Microsoft Foundry.
 *
 * Sources: formats from models-sold-directly-by-azure.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026). Anthropic processes
 * prompts itself, and with one of two hosting options does so outside Azure, which no setting of a deployment shows:
 * https://learn.microsoft.com/azure/foundry/foundry-models/concepts/claude-models-hosting-comparison (read 2026-11-26).
 *
 * APIs: https://learn.microsoft.com/azure/foundry/foundry-models/concepts/endpoints and, for Claude,
 * https://learn.microsoft.com/azure/foundry/foundry-models/how-to/use-foundry-models-claude (read 2026-11-26). Organization: Azure answers
 * `InvalidModelProviderData` without it, see Azure/azure-rest-api-specs issue 43610 (read 2026-11-26).
 *
 * Names: models-sold-directly-by-azure.mdx @ 0f38a4d and models-from-partners.mdx @ 1867740 of nicholasdbrady/foundry-docs (read
 * 2026-11-26). No model of OpenAI begins like that.
 */
export const PUBLISHERS: readonly Publisher[] = [
  { format: 'OpenAI', processing: 'azure', api: 'responses' },
  { format: 'Microsoft', processing: 'azure', api: 'chat', models: /^(mai|phi)-/i },
  { format: 'Black Forest Labs', processing: 'azure', models: /^flux[.-]/i },
  { format: 'Cohere', processing: 'azure', api: 'chat', models: /^(cohere-|embed-v)/i },
  { format: 'DeepSeek', processing: 'azure', api: 'chat', models: /^deepseek/i },
  { format: 'Meta', processing: 'azure', api: 'chat', models: /^(meta-)?llama/i },
  { format: 'Mistral AI', processing: 'azure', api: 'chat', models: /^(mistral|ministral|codestral)/i },
  { format: 'MoonshotAI', processing: 'azure', api: 'chat', models: /^kimi/i },
  { format: 'xAI', processing: 'azure', api: 'chat', models: /^grok/i },
  { format: 'Anthropic', processing: 'publisher', api: 'messages', needsOrganization: true, models: /^claude/i },
  { format: 'Fireworks', processing: 'unknown' },
];

/** The publishers that process prompts themselves, which no deployment type limits to a place. */
export const SELF_PROCESSING: readonly string[] = formatsWith('publisher');

/** The publishers of which no source says who processes prompts. */
export const PROCESSING_UNKNOWN: readonly string[] = formatsWith('unknown');

function formatsWith(wanted: Publisher['processing']): string[] {
  return PUBLISHERS.filter(({ processing }) => processing === wanted).map(({ format }) => format);
}

/** The facts about a publisher; undefined if it is not known. */
export const publisherOf = (format: string): Publisher | undefined => PUBLISHERS.find((each) => each.format === format);
