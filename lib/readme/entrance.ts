import type { FactOf } from '../stack/facts/kinds';
import type { StampReading } from './stamp-reading';

/** The account of the stamp that an endpoint connects to; undefined: it connects to something else. */
export const targetOf = ({ facts }: StampReading, { value }: FactOf<'endpoint'>): FactOf<'account'> | undefined =>
  value.alias === undefined ? facts.referred('account', value.target) : undefined;

/** Whether the accounts can be reached only through endpoints, and every endpoint connects to one of them. False if there are doubts. */
export function isPrivate(reading: StampReading): boolean {
  const { accounts, facts, doubts } = reading;
  const targets = facts.all('endpoint').map((each) => targetOf(reading, each));
  return (
    doubts.length === 0 &&
    accounts.length > 0 &&
    targets.every((target) => target !== undefined) &&
    accounts.every((account) => account.value.publicNetwork === false && targets.includes(account))
  );
}

/** Whether network rules of the stamp apply to an endpoint: they are associated with its subnet, which applies them to endpoints. */
export function isRestricted({ facts }: StampReading, { value }: FactOf<'endpoint'>): boolean {
  const subnet = facts.referred('subnet', value.subnet);
  if (!subnet || !['Enabled', 'NetworkSecurityGroupEnabled'].includes(subnet.value.endpointPolicies ?? '')) return false;
  const groups = [
    subnet.value.securityGroup,
    ...facts
      .all('association')
      .filter((each) => facts.referred('subnet', each.value.subnet)?.address === subnet.address)
      .map((each) => each.value.securityGroup),
  ];
  return groups.some((group) => facts.referred('securityGroup', group) !== undefined);
}
