import type { Located } from '../fleet/fleet';
import { formerKeys } from '../fleet/movable-keys';
import type { Stamp, StampFilter } from '../fleet/stamp';
import { logicalIdOf } from '../terraform/logical-ids';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Terraform creates the new filter before it deletes the old one, so the name is still in use. */
export const filterNameTaken = stampRule(
  'names/filter-taken',
  'No content filter takes the name that another filter has in generated/. It is a warning: if the other filter is deployed, Azure rejects the name.',
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
    ? `first give '${other.key}' an unused name and deploy it, and then use '${name}'`
    : `if you renamed the filter, set moved: { contentFilters: { ${holder.replace(PREFIX, '')}: ${key} } }; otherwise choose another name`;
  const message = `the content filter '${key}' takes the name '${name}' of ${holder}, which Terraform deletes only after it creates the new filter: if ${holder} is deployed, Azure rejects every apply`;
  return [finding(located, ['contentFilters', key, 'name'], { severity: 'warning', message, help })];
}
