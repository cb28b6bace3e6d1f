import { distinct } from '../collections/order';
import type { EnvironmentSettings } from '../settings/environment-settings';
import type { StampSettings } from '../settings/stamp-settings';
import type { TagMap } from '../terraform/tags';

/** The tags of the resources of a stack. */
export interface Tagging {
  /** Those that Terraform sets. */
  readonly tags: TagMap;
  /** The names of those that others set, and that Terraform does not change or remove. */
  readonly ignoredTags: readonly string[];
}

/** The tags of resources: those of the kit that are not ignored, merged with those of the environment. */
export function taggingOf(
  { environment, workload }: EnvironmentSettings,
  { tags, ignoreTags }: Pick<StampSettings, 'ignoreTags' | 'tags'>,
): Tagging {
  const ofKit = { environment, managedBy: 'azure-openai-stamps', workload };
  const ignored = new Set(ignoreTags.map((name) => name.toLowerCase()));
  const kept = Object.entries(ofKit).filter(([name]) => !ignored.has(name.toLowerCase()));
  return { tags: { ...Object.fromEntries(kept), ...tags }, ignoredTags: distinct(ignoreTags) };
}
