/** A company whose models can be deployed, in the spelling of `model.format`. */
export interface Publisher {
  readonly format: string;
  /** Who processes prompts: Azure, in the place that the deployment type determines; the publisher, in any place; or not known. */
  readonly processing: 'azure' | 'publisher' | 'unknown';
}

/**
 * The publishers of models in Microsoft Foundry.
 *
 * Sources: formats from models-sold-directly-by-azure.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026). Anthropic processes
 * prompts itself, and with one of two hosting options does so outside Azure, which no setting of a deployment shows:
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

/** The facts about a publisher; undefined if it is not known. */
export const publisherOf = (format: string): Publisher | undefined => PUBLISHERS.find((each) => each.format === format);
