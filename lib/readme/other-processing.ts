import { publisherOf } from '../catalog/publishers';
import type { FactOf } from '../stack/facts/kinds';
import { code, prose } from './markdown';

/** Who processes the prompts of a deployment, if that is not known to be Azure. */
export interface OtherProcessing {
  readonly publisher: string;
  /** Whether the publisher is known to process prompts itself. */
  readonly isKnown: boolean;
}

/** Who processes the prompts of a deployment; undefined if Azure does, in the place that the deployment type determines. */
export function otherProcessing({ value: { format } }: FactOf<'deployment'>): OtherProcessing | undefined {
  const { processing = 'unknown' } = publisherOf(format ?? '') ?? {};
  return processing === 'azure' ? undefined : { publisher: format ?? 'its publisher', isKnown: processing === 'publisher' };
}

/** The names of the deployments with a model of another publisher than OpenAI, for a page. */
export const otherPublishersIn = (deployments: readonly FactOf<'deployment'>[]): string[] =>
  deployments.filter(({ value }) => value.format !== 'OpenAI').map(named);

/** Notes about the deployments whose prompts Azure may not process, one per publisher. */
export function otherProcessingNotes(deployments: readonly FactOf<'deployment'>[]): string[] {
  const names = new Map<string, { readonly other: OtherProcessing; readonly names: string[] }>();
  for (const deployment of deployments) {
    const other = otherProcessing(deployment);
    if (!other) continue;
    names.set(other.publisher, { other, names: [...(names.get(other.publisher)?.names ?? []), named(deployment)] });
  }
  return [...names.values()].map(({ other: { publisher, isKnown }, names: all }) =>
    isKnown
      ? `**${prose(publisher)} processes the prompts to ${all.join(', ')} itself**, and may do so outside Azure. The SKU does not limit where they are processed, and it is not known whether the content filter applies. The terms of the publisher determine what it keeps, and for how long.`
      : `**It is not known whether ${prose(publisher)} or Azure processes the prompts to ${all.join(', ')}.** So it is not known whether the SKU limits where they are processed, or whether the content filter applies.`,
  );
}

const named = ({ address, value: { name } }: FactOf<'deployment'>) => code(name ?? address);
