import type { Measurement } from './measurement';

/** What both ways took for the same stamps, each the median of all rounds. */
export interface Comparison {
  readonly stamps: number;
  readonly hand: Measurement;
  readonly kit: Measurement;
  /** The kit's share of what was needed by hand: 1 is the same, 2 twice as much. */
  readonly ratio: Readonly<Record<keyof Measurement, number>>;
}

export const comparisonOf = (stamps: number, hand: Measurement, kit: Measurement): Comparison => ({
  stamps,
  hand,
  kit,
  ratio: { work: kit.work / hand.work, process: kit.process / hand.process, memory: kit.memory / hand.memory },
});

/** How the time for a stamp changes from a smaller fleet to a larger one. */
export interface Growth {
  readonly from: number;
  readonly to: number;
  /** The time for a stamp in the larger fleet, as a share of that in the smaller: 1 is linear growth. */
  readonly hand: number;
  readonly kit: number;
}

/** The growth between the two largest fleets; undefined when there is one only. */
export function growthOf(comparisons: readonly Comparison[]): Growth | undefined {
  const [larger, smaller] = [...comparisons].sort((one, other) => other.stamps - one.stamps);
  if (!larger || !smaller) return undefined;
  const growth = (way: 'hand' | 'kit') => larger[way].work / larger.stamps / (smaller[way].work / smaller.stamps);
  return { from: smaller.stamps, to: larger.stamps, hand: growth('hand'), kit: growth('kit') };
}

/** Measurements of one thing differ by this share on a machine that does other things too. */
const NOISE = 0.2;

/** What a growth means, in a word. */
export const growthWord = (growth: number) =>
  growth > 1 + NOISE ? 'more than linear' : growth < 1 - NOISE ? 'less than linear' : 'linear';
