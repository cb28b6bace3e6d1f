import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import type { FactOf } from '../../stack/facts/kinds';
import { associationOf } from './network-rules';
import type { StackChange } from './stack-change';

/** A subnet, or that of an endpoint, for which the rules of another network security group hold. */
export interface GroupChange {
  /** The address of the group that was in effect; undefined: one that is not in the stack. */
  readonly was: string | undefined;
  /** The group that is in effect afterwards; undefined: none, or one that is not in the stack. */
  readonly is: string | undefined;
  /** What a group that is not in the stack is called; undefined: there is none at all. */
  readonly foreign?: string;
  /** What says it: the association, or the endpoint that has moved. */
  readonly address: string;
  readonly attribute: string;
  readonly isEndpoint: boolean;
  /** The associations that it is made of, before and afterwards. */
  readonly associations: readonly string[];
}

interface Sides {
  readonly change: StackChange;
  readonly old: Facts;
  readonly fresh: Facts;
}

/** The subnets, and endpoints that moved, that get the rules of another group or none in the place of those that they had. */
export function groupChanges({ change, old, fresh }: Sides): GroupChange[] {
  if (change.kind !== 'changed') return [];
  const subnets = old.all('association').flatMap((was) => {
    const { subnet } = was.value;
    const isThere = subnet?.to === undefined || fresh.find('subnet', subnet.to.address) !== undefined;
    return subnet && isThere ? changeOf(fresh, was, associationOf(fresh, subnet), was.address, false) : [];
  });
  const endpoints = fresh.all('endpoint').flatMap((endpoint) => {
    const before = old.find('endpoint', endpoint.address)?.value.subnet;
    const [was, is] = [associationOf(old, before), associationOf(fresh, endpoint.value.subnet)];
    // The rules of a network that is not in the stack are its owner's.
    const isHere = is !== undefined || fresh.referred('subnet', endpoint.value.subnet) !== undefined;
    return was && isHere && isOther(before, endpoint.value.subnet) ? changeOf(fresh, was, is, endpoint.address, true) : [];
  });
  return [...subnets, ...endpoints];
}

const isOther = (one: Ref | undefined, other: Ref | undefined) =>
  (one?.to?.address ?? one?.written) !== (other?.to?.address ?? other?.written);

function changeOf(
  facts: Facts,
  was: FactOf<'association'>,
  is: FactOf<'association'> | undefined,
  address: string,
  isEndpoint: boolean,
): GroupChange[] {
  const [old, fresh] = [was.value.securityGroup, is?.value.securityGroup];
  if (is && !isOther(old, fresh)) return [];
  const group = facts.referred('securityGroup', fresh)?.address;
  const name = group === undefined ? facts.nameOf(fresh)?.split('/').at(-1) : undefined;
  return [
    {
      ...{ was: old?.to?.address, is: group, address: isEndpoint ? address : (is?.address ?? address), isEndpoint },
      ...(name === undefined ? {} : { foreign: name }),
      attribute: isEndpoint ? 'subnet_id' : 'network_security_group_id',
      associations: isEndpoint ? [] : [was.address, is?.address ?? was.address],
    },
  ];
}
