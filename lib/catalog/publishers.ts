/** A company whose models can be deployed, in the spelling of `model.format`. */
export interface Publisher {
  readonly format: string;
  /** Who processes prompts: Azure, where the deployment type says; the publisher itself, wherever it does; unknown: nobody has read it. */
  readonly processing: 'azure' | 'publisher' | 'unknown';
}

/**
 * The publishers of models in Microsoft Foundry.
 *
 * Sources: formats from models-sold-directly-by-azure.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026). That Anthropic
 * processes prompts, and with one of two ways of hosting outside of Azure, which no setting of a deployment shows:
 * https://learn.microsoft.com/azure/foundry/foundry-models/concepts/claude-models-hosting-comparison (read 2026-11-26).
 */
export const PUBLISHERS: readonly Publisher[] = [
  { format: 'OpenAI', processing: 'azure' },
  { format: 'Microsoft', processing: 'azure' },
  { format: 'Black Forest Labs', processing: 'azure' },
  { format: 'Cohere', processing: 'azure' },
  { format: 'DeepSeek', processing: 'azure' },
  { format: 'Meta', processing: 'azure' },
  { format: 'Mistral AI', processing: 'azure' },
  { format: 'MoonshotAI', processing: 'azure' },
  { format: 'xAI', processing: 'azure' },
  { format: 'Anthropic', processing: 'publisher' },
  { format: 'Fireworks', processing: 'unknown' },
];

/** What is known of a publisher; undefined: nothing. */
export const publisherOf = (format: string): Publisher | undefined => PUBLISHERS.find((each) => each.format === format);
