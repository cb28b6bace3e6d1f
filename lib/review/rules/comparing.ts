import { Facts } from '../../stack/facts/facts';
import type { FactOf, FieldOf, KindName } from '../../stack/facts/kinds';
import type { Resource } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import type { Consumed, Look, FindingDraft, ReviewInputs } from './review-rule';

/** A fact before and after. One of them is missing if the fact is new or removed. */
export interface FactPair<K extends KindName> {
  readonly address: string;
  readonly before?: FactOf<K>;
  readonly after?: FactOf<K>;
}

/** The change that a pair belongs to. */
export interface Context extends ReviewInputs {
  readonly change: StackChange;
  /** The facts of the whole stack. */
  readonly old: Facts;
  readonly fresh: Facts;
}

/** A finding about a pair of facts. The address and the attribute are added from the fact. */
export interface PairDraft<K extends KindName> extends Pick<
  FindingDraft,
  'after' | 'before' | 'message' | 'predicted' | 'severity' | 'supersedes'
> {
  /**
   * The fields that it is about.
   *
   * @default - all fields that the rule compares; the whole resource if it is new or removed
   */
  readonly fields?: readonly FieldOf<K>[];
  /** Further attributes that it explains, such as `lifecycle.ignore_changes`. */
  readonly also?: readonly string[];
}

/**
 * Checks each changed fact of a kind. In a stack that is new or removed, these are all facts. The fields of a finding count as
 * explained.
 *
 * @param of the kind
 * @param about the fields to compare
 */
export const comparing =
  <K extends KindName>(
    of: K,
    about: readonly FieldOf<K>[],
    compare: (pair: FactPair<K>, context: Context) => readonly PairDraft<K>[],
  ): Look =>
  (change, inputs) => {
    const context = contextOf(change, inputs);
    return pairsOf(of, context).flatMap((pair) => compare(pair, context).map((reported) => draftOf(pair, about, reported)));
  };

/** The facts of a change. */
export const contextOf = (change: StackChange, inputs: ReviewInputs): Context => ({
  ...{ ...inputs, change },
  ...{ old: Facts.of(change.before), fresh: Facts.of(change.after) },
});

/** Checks a stack as a whole. */
export const looking = (look: Look): Look => look;

/** The facts of a kind that differ, sorted by address. */
export function pairsOf<K extends KindName>(
  of: K,
  { change, old, fresh }: Pick<Context, 'change' | 'fresh' | 'old'>,
): FactPair<K>[] {
  if (change.kind === 'added') return fresh.all(of).map((after) => ({ address: after.address, after }));
  if (change.kind === 'removed') return old.all(of).map((before) => ({ address: before.address, before }));
  return change.resources.flatMap(({ address, before, after }) => {
    const [was, is] = [factIn(of, old, before), factIn(of, fresh, after)];
    return was || is ? [{ address, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }] : [];
  });
}

const factIn = <K extends KindName>(of: K, facts: Facts, resource: Resource | undefined) => facts.find(of, resource?.address);

function draftOf<K extends KindName>(pair: FactPair<K>, about: readonly FieldOf<K>[], reported: PairDraft<K>): FindingDraft {
  const { fields = about, also = [], ...rest } = reported;
  const paths = pathsOf(pair, fields);
  const isWhole = (!pair.before || !pair.after) && reported.fields === undefined;
  const attribute = isWhole ? undefined : paths[0];
  return {
    ...rest,
    address: pair.address,
    ...(attribute === undefined ? {} : { attribute }),
    consumed: [{ address: pair.address, paths: isWhole ? 'everything' : [...paths, ...also] }],
  };
}

/** The attributes that the fields of a pair are read from. */
export const pathsOf = <K extends KindName>({ before, after }: FactPair<K>, fields: readonly FieldOf<K>[]): string[] => {
  const form = (after ?? before)?.form.fields as Readonly<Record<string, { readonly paths: readonly string[] }>> | undefined;
  return fields.flatMap((name) => form?.[name]?.paths ?? []);
};

/** All attributes of some resources. */
export const everythingOf = (...addresses: readonly string[]): Consumed[] =>
  addresses.map((address) => ({ address, paths: 'everything' }));

/** Some attributes of a resource, or of a section of the configuration. */
export const consumes = (address: string | undefined, ...paths: readonly string[]): Consumed => ({ address, paths });
