import type { Located } from '../fleet/fleet';
import { formerKeys } from '../fleet/movable-keys';
import type { Stamp, StampFilter } from '../fleet/stamp';
import { logicalIdOf } from '../terraform/logical-ids';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Terraform makes the new filter before it deletes the old one, so the name is still taken. */
export const filterNameTaken = stampRule(
  'names/filter-taken',
  'A content filter does not take the name that another one has in generated/, which is a warning: Azure refuses it if that one is deployed.',
  (stamp, located, _fleet, { generated }) => {
    const before = generated?.get(stamp.id)?.filterNames;
    return before ? stamp.contentFilters.flatMap((filter) => taken(located, filter, before)) : [];
  },
);

const PREFIX = 'azapi_resource.account_filter_';

const addressOf = (key: string) => `azapi_resource.${logicalIdOf(['account', 'filter', key])}`;

function taken(located: Located<Stamp>, { key, name }: StampFilter, before: ReadonlyMap<string, string>): Finding[] {
  const { contentFilters, moved } = located.value;
  const own = [...formerKeys(moved.contentFilters, key), key].map(addressOf);
  const holder = [...before].find(
    ([address, held]) => held.toLowerCase() === name.toLowerCase() && !own.includes(address),
  )?.[0];
  if (holder === undefined) return [];
  const other = contentFilters.find((each) => addressOf(each.key) === holder);
  const help = other
    ? `first give '${other.key}' a name that nothing has, deploy that, and then take '${name}'`
    : `if the filter was renamed, write moved: { contentFilters: { ${holder.replace(PREFIX, '')}: ${key} } }; otherwise choose another name`;
  const message = `the content filter '${key}' takes the name '${name}' of ${holder}, which is deleted only after it is made: Azure refuses that at every apply, if ${holder} is deployed`;
  return [finding(located, ['contentFilters', key, 'name'], { severity: 'warning', message, help })];
}
