import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import type { StackChange } from './stack-change';

/** The network security group of a subnet, and the resource that sets it: an association or the subnet itself. */
interface GroupInEffect {
  readonly group: Ref | undefined;
  readonly address: string;
  readonly attribute: string;
}

/** A subnet, or the subnet of a moved endpoint, to which the rules of another network security group apply. */
export interface GroupChange {
  /** The address of the previous group; undefined: a group that is not in the stack. */
  readonly was: string | undefined;
  /** The address of the new group; undefined: none, or a group that is not in the stack. */
  readonly is: string | undefined;
  /** The name of a new group that is not in the stack; undefined: there is no such group. */
  readonly otherGroup?: string;
  /** The resource that makes the change: the association, the subnet, or the moved endpoint. */
  readonly address: string;
  readonly attribute: string;
  readonly isEndpoint: boolean;
  /** The associations that are part of the change, before and after. */
  readonly associations: readonly string[];
}

interface Sides {
  readonly change: StackChange;
  readonly old: Facts;
  readonly fresh: Facts;
}

/** The subnets, and the moved endpoints, that get the rules of another group or of none. */
export function groupChanges({ change, old, fresh }: Sides): GroupChange[] {
  if (change.kind !== 'changed') return [];
  const associated = old.all('association').flatMap(({ value }) => value.subnet ?? []);
  const naming = old.all('subnet').flatMap(({ address, value }) => (value.securityGroup ? refTo(address) : []));
  const moved = new Map(
    change.resources.flatMap(({ address, movedFrom }) => (movedFrom === undefined ? [] : [[movedFrom, refTo(address)]])),
  );
  const subnets = [...associated, ...naming].flatMap((subnet) => {
    const now = moved.get(subnet.to?.address ?? '') ?? subnet;
    const isThere = now.to === undefined || fresh.find('subnet', now.to.address) !== undefined;
    return isThere ? changeOf(fresh, groupOf(old, subnet), groupOf(fresh, now)) : [];
  });
  const endpoints = fresh.all('endpoint').flatMap((endpoint) => {
    const [before, after] = [old.find('endpoint', endpoint.address)?.value.subnet, endpoint.value.subnet];
    const is = groupOf(fresh, after);
    // The owner of a network that is not in the stack is responsible for its rules.
    const isHere = is !== undefined || fresh.referred('subnet', after) !== undefined;
    const [attribute = ''] = endpoint.form.fields.subnet.paths;
    return isHere && isOther(before, after)
      ? changeOf(fresh, groupOf(old, before), is, { address: endpoint.address, attribute })
      : [];
  });
  return [...subnets, ...endpoints];
}

const refTo = (address: string): Ref => ({ written: address, to: { address, attribute: 'id' } });

function groupOf(facts: Facts, subnet: Ref | undefined): GroupInEffect | undefined {
  const association = facts.all('association').find(({ value }) => value.subnet && !isOther(value.subnet, subnet));
  const source = association ?? facts.referred('subnet', subnet);
  if (!source?.value.securityGroup) return undefined;
  const [attribute = ''] = source.form.fields.securityGroup.paths;
  return { group: source.value.securityGroup, address: source.address, attribute };
}

const isOther = (one: Ref | undefined, other: Ref | undefined) =>
  (one?.to?.address ?? one?.written) !== (other?.to?.address ?? other?.written);

function changeOf(
  facts: Facts,
  was: GroupInEffect | undefined,
  is: GroupInEffect | undefined,
  endpoint?: Pick<GroupInEffect, 'address' | 'attribute'>,
): GroupChange[] {
  if (!was || (is && !isOther(was.group, is.group))) return [];
  const group = facts.referred('securityGroup', is?.group)?.address;
  const name = group === undefined ? facts.nameOf(is?.group)?.split('/').at(-1) : undefined;
  const { address, attribute } = endpoint ?? is ?? was;
  const associations = [was, ...(is ? [is] : [])].filter((each) => each.attribute === ASSOCIATES);
  return [
    {
      ...{ was: was.group?.to?.address, is: group, address, attribute, isEndpoint: endpoint !== undefined },
      ...(name === undefined ? {} : { otherGroup: name }),
      associations: endpoint ? [] : associations.map((each) => each.address),
    },
  ];
}

/** The attribute in which an association names the group. */
const ASSOCIATES = 'network_security_group_id';
