import type { FactOf } from '../stack/facts/kinds';
import type { StampReading } from './stamp-reading';

/** The account of the stamp that an endpoint leads to; undefined: it leads elsewhere. */
export const targetOf = ({ facts }: StampReading, { value }: FactOf<'endpoint'>): FactOf<'account'> | undefined =>
  value.alias === undefined ? facts.referred('account', value.target) : undefined;

/** Whether the only way to the accounts is through endpoints, and all of those lead there: no longer certain where there are doubts. */
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

/** Whether rules that the stamp has say who may connect to an endpoint: they hold in its subnet, and for endpoints in it. */
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
