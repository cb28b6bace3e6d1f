import { groupedBy } from '../collections/grouped';
import { by } from '../collections/order';
import type { Calendar, CalendarEntry, DatedDeployment, DatedWaiver, Retirement } from './entry';
import { isRetired, retirementDay } from './retirement-day';
import { titleOf } from './words';

/** Everything with a date. It depends on no clock: past days are entries, too. */
export function calendarOf(deployments: readonly DatedDeployment[], waivers: readonly DatedWaiver[]): Calendar {
  const groups = [...groupedBy(deployments, identityOf).values()].map(versionIn);
  const entries: CalendarEntry[] = [
    ...groups.flatMap(({ version, retires }) => (retires ? [{ kind: 'retirement' as const, ...retires, ...version }] : [])),
    ...waivers.map(({ expires, ...waiver }) => ({ kind: 'waiver' as const, day: expires, ...waiver })),
  ];
  return {
    entries: entries.sort(by(orderOf)),
    undated: groups.filter(({ retires }) => !retires).map(({ version }) => ({ ...version, retired: isRetired(version) })),
  };
}

/** The same version with the same SKU in an environment retires on one day. */
const identityOf = ({ environment, model, version, sku }: DatedDeployment) =>
  JSON.stringify([environment, model, version, sku]);

function versionIn(group: readonly DatedDeployment[]) {
  const [first] = group as readonly [DatedDeployment, ...DatedDeployment[]];
  const { environment, model, version, sku } = first;
  const deployments = group.map(({ stamp, name, upgrades }) => ({ stamp, name, upgraded: upgrades !== 'NoAutoUpgrade' }));
  const all: Omit<Retirement, 'day' | 'kind' | 'verified'> = {
    ...{ environment, model, version, sku },
    deployments: deployments.sort(by(({ stamp, name }) => JSON.stringify([stamp, name]))),
  };
  return { version: all, retires: retirementDay(first) };
}

const orderOf = (entry: CalendarEntry) => JSON.stringify([entry.day, entry.environment, entry.kind, titleOf(entry)]);
