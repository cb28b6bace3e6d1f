import type { FactOf } from '../stack/facts/kinds';
import type { StampReading } from './stamp-reading';

/** Whether an endpoint leads to the account of the stamp. */
export const leadsToAccount = ({ facts, account }: StampReading, { value }: FactOf<'endpoint'>): boolean =>
  account !== undefined && value.alias === undefined && facts.referred('account', value.target)?.address === account.address;

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
