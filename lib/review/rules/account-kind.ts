import { privateDnsZonesOf } from '../../catalog/clouds';
import type { JsonObject } from '../../stack/json';
import { textAt } from '../../stack/json';
import { replacements, rootOf } from '../compare/replacement';
import { ofType } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule } from './review-rule';
import { attributePairs } from './pairs';

const ACCOUNT = 'azurerm_cognitive_account';
const KINDS = ['OpenAI', 'AIServices'];

export const accountKind: ReviewRule = {
  id: 'account/kind',
  summary: 'The kind of the account changes.',
  why: 'The account has other host names and another number of addresses afterwards, and what can be undone depends on what has been made in it since.',
  severities: ['critical', 'high'],
  check: (change) =>
    attributePairs(change, ACCOUNT, 'kind').flatMap(({ address, isNew, before: was, after: is, resource }): Observation[] => {
      if (isNew || typeof was !== 'string' || typeof is !== 'string' || was === is) return [];
      const about = { severity: 'high' as const, address, attribute: 'kind', before: was, after: is };
      const replaced = replacements(change).find((each) => each.resource.address === address);
      const old = change.resources.find((each) => each.address === address)?.before?.attributes;
      if (replaced)
        return [
          {
            ...about,
            severity: 'critical',
            message: renamedWithIt(change, old),
            supersedes: ['refused/protected', 'replacement/forced'].map((rule) => ({ rule, address })),
            ...(replaced.certain ? {} : { predicted: true as const }),
          },
        ];
      return KINDS.includes(was) && KINDS.includes(is) ? [inPlace(change, about, resource, is)] : [];
    }),
};

/** Default names have the kind in them. */
const renamedWithIt = ({ part }: StackChange, old: JsonObject | undefined) =>
  `the default name of the account changes with its kind, so Terraform replaces the account, or refuses to while it is protected. The kind alone can change in place. To keep the account, add names: { account: ${textAt(old, 'name')}, customSubdomain: ${textAt(old, 'custom_subdomain_name')} } under regions.${part}`;

function inPlace(
  change: StackChange,
  about: Pick<Observation, 'address' | 'after' | 'attribute' | 'before' | 'severity'>,
  account: JsonObject,
  kind: string,
): Observation {
  const all = replacements(change);
  const endpoints = ofType(change.after, 'azurerm_private_endpoint')
    .map(({ address }) => address)
    .filter((address) => all.some((each) => each.resource.address === address && rootOf(each, all) === each));
  const zones = privateDnsZonesOf(kind === 'AIServices' ? kind : 'OpenAI');
  return {
    ...about,
    message:
      `the account ${textAt(account, 'name')} changes its kind in place, as the code of azurerm says (since 4.56.0); this was not tried here. ` +
      `Its private endpoint is deleted and created again, so clients fail meanwhile, and it is registered in ${zones.length === 1 ? 'one zone' : `${zones.length} zones`}: ${zones.join(', ')}. ` +
      (kind === 'AIServices'
        ? 'The way back is open only while the account has no projects, no connections and no deployments of other publishers'
        : 'Azure refuses it while the account has projects, connections or deployments of other publishers'),
    ...(all.some(({ certain }) => certain) ? {} : { predicted: true as const }),
    supersedes: endpoints.flatMap((address) =>
      ['network/endpoint-window', 'replacement/forced', 'exposure/name-registration'].map((rule) => ({ rule, address })),
    ),
  };
}
