import type { Measurement } from './measurement';

/** The measurements of both methods for the same stamps, each the median of all rounds. */
export interface Comparison {
  readonly stamps: number;
  readonly hand: Measurement;
  readonly kit: Measurement;
  /** The ratio of the kit to the baseline by hand: 1 is the same, 2 is twice as much. */
  readonly ratio: Readonly<Record<keyof Measurement, number>>;
}

export const comparisonOf = (stamps: number, hand: Measurement, kit: Measurement): Comparison => ({
  stamps,
  hand,
  kit,
  ratio: {
    work: kit.work / hand.work,
    command: kit.command / hand.command,
    app: kit.app / hand.app,
    memory: kit.memory / hand.memory,
  },
});

/** The growth of the time per stamp from a smaller fleet to a larger one. */
export interface Growth {
  readonly from: number;
  readonly to: number;
  /** The ratio of the time per stamp in the larger fleet to that in the smaller one: 1 is linear growth. */
  readonly hand: number;
  readonly kit: number;
}

/** The growth between the two largest fleets; undefined if there is only one. */
export function growthOf(comparisons: readonly Comparison[]): Growth | undefined {
  const [larger, smaller] = [...comparisons].sort((one, other) => other.stamps - one.stamps);
  if (!larger || !smaller) return undefined;
  const growth = (way: 'hand' | 'kit') => larger[way].work / larger.stamps / (smaller[way].work / smaller.stamps);
  return { from: smaller.stamps, to: larger.stamps, hand: growth('hand'), kit: growth('kit') };
}

/** The variation of repeated measurements on a machine that is also used otherwise. */
const NOISE = 0.2;

/** A growth in words. */
export const growthWord = (growth: number) =>
  growth > 1 + NOISE ? 'more than linear' : growth < 1 - NOISE ? 'less than linear' : 'linear';
