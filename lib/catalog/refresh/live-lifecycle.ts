import { isDeepStrictEqual } from 'node:util';
import type { LifecycleStage } from '../models';
import type { LifecycleRow, Origin, VersionRow } from './catalog-file';
import type { LiveModel } from './live-answer';

/**
 * Azure Resource Manager's stages in the terms of Microsoft's documentation, which the catalogue uses. `Deprecated` differs: in Resource
 * Manager it means retired.
 *
 * Source: KnownModelLifecycleStatus in @azure/arm-cognitiveservices 8.1.0.
 */
const STAGES: Readonly<Record<string, LifecycleStage>> = {
  Stable: 'GA',
  GenerallyAvailable: 'GA',
  Preview: 'Preview',
  Legacy: 'Legacy',
  Deprecating: 'Deprecated',
  Deprecated: 'Retired',
};

/** The precedence of stages with the same date: the first one applies. */
const CAUTION: readonly (LifecycleStage | undefined)[] = ['Retired', 'Deprecated', 'Legacy', 'Preview', 'GA', undefined];

type Lifecycles = Pick<VersionRow, 'lifecycle' | 'lifecycleLater'>;

/**
 * The lifecycle of a version after a live answer, which counts as verified and replaces the reading of a third party. An answer
 * without a date does not change the lifecycle. If locations differ, the earliest date applies. A stage or replacement that the answer
 * does not name is kept.
 */
export function lifecycleAfter(row: Lifecycles, models: readonly LiveModel[], { source, asOf }: Origin): Lifecycles {
  const unchanged = { lifecycle: row.lifecycle, lifecycleLater: row.lifecycleLater };
  const first = models.map(reading).filter(isDated).sort(byDayAndCaution)[0];
  if (!first) return unchanged;
  const before = currentLifecycle(row);
  const stage = first.stage ?? before?.stage;
  if (stage === undefined) return unchanged;
  const after = { stage, retirementDate: first.day, replacement: first.replacement ?? before?.replacement ?? null };
  if (row.lifecycle && row.lifecycleLater === null && isDeepStrictEqual(factsIn(row.lifecycle), after)) return unchanged;
  return { lifecycle: { ...after, source, asOf }, lifecycleLater: null };
}

/** The lifecycle without its origin. */
export const factsIn = ({ stage, retirementDate, replacement }: LifecycleRow) => ({ stage, retirementDate, replacement });

/** The lifecycle that the catalogue uses, by the same rule as lib/catalog/models.ts. */
export function currentLifecycle({ lifecycle, lifecycleLater }: Lifecycles): LifecycleRow | null {
  return lifecycle?.stage === 'Retired' ? lifecycle : (lifecycleLater ?? lifecycle);
}

interface Reading {
  readonly day: string;
  readonly stage: LifecycleStage | undefined;
  readonly replacement: string | undefined;
}

const reading = ({ retirementDate, status, replacement }: LiveModel): Omit<Reading, 'day'> & { day: string | undefined } => ({
  day: retirementDate,
  stage: status !== undefined && Object.hasOwn(STAGES, status) ? STAGES[status] : undefined,
  replacement,
});

const isDated = (each: ReturnType<typeof reading>): each is Reading => each.day !== undefined;

/** A total order, so that the order in which locations answer does not matter. */
function byDayAndCaution(a: Reading, b: Reading): number {
  const [x, y] = [a, b].map(({ day, stage, replacement }) => `${day} ${CAUTION.indexOf(stage)} ${replacement ?? '\uffff'}`) as [
    string,
    string,
  ];
  return x < y ? -1 : x > y ? 1 : 0;
}
