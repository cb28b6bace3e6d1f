import { KIND_IN_PLACE_SINCE } from '../../catalog/force-new';
import { privateDnsZonesOf } from '../../catalog/clouds';
import type { Account } from '../../stack/facts/account';
import { subscriptionOf } from '../../stack/facts/by-id';
import { cloudOf } from '../../stack/facts/cloud';
import { encryptionOf } from '../../stack/facts/encryption';
import type { FactOf } from '../../stack/facts/kinds';
import { replacements, rootOf } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Context, PairDraft } from './comparing';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';

const KINDS = ['OpenAI', 'AIServices'];

export const accountKind: ReviewRule = {
  id: 'account/kind',
  summary: 'The kind of the account changes.',
  why: 'The account then has other host names and another number of IP addresses, and whether you can undo the change depends on what is created in the account later.',
  severities: ['critical', 'high'],
  looks: [
    comparing('account', ['kind'], ({ address, before, after }, context) => {
      const [was, is] = [before?.value.kind, after?.value.kind];
      if (!before || !after || was === undefined || is === undefined || was === is) return [];
      const replaced = replacements(context.change).find((each) => each.resource.address === address);
      if (replaced)
        return [
          {
            ...{ severity: 'critical', before: was, after: is },
            message: before.value.name === after.value.name ? byOldProvider() : renamedWithIt(context.change, before.value),
            supersedes: ['refused/protected', 'replacement/forced'].map((rule) => ({ rule, address })),
            ...(replaced.certain ? {} : { predicted: true as const }),
          },
        ];
      return KINDS.includes(was) && KINDS.includes(is)
        ? [{ severity: 'high', before: was, after: is, ...inPlace(context, before, after.value.name, is) }]
        : [];
    }),
  ],
};

/** The names stay, but the provider cannot change the kind. */
const byOldProvider = () =>
  `azurerm before ${KIND_IN_PLACE_SINCE} replaces an account whose kind changes, or refuses to while it is protected. To keep the account, pin ${KIND_IN_PLACE_SINCE} or newer first`;

/** Default names contain the kind. */
const renamedWithIt = ({ part }: StackChange, { name, subdomain }: Account) =>
  `the default name of the account changes with its kind, so Terraform replaces the account, or refuses to while it is protected. The kind alone can change in place. To keep the account, add names: { account: ${name}, customSubdomain: ${subdomain} } under regions.${part}`;

/** Source: rules/encryption-kind.ts. */
const WITH_KEY =
  '. The account has a customer-managed key: Microsoft changes its kind only on request, so ask before you deploy this';

function inPlace(
  { change, fresh, old }: Context,
  account: FactOf<'account'>,
  name: string | undefined,
  kind: string,
): Pick<PairDraft<'account'>, 'message' | 'predicted' | 'supersedes'> {
  const all = replacements(change);
  const endpoints = fresh
    .all('endpoint')
    .map(({ address }) => address)
    .filter((address) => all.some((each) => each.resource.address === address && rootOf(each, all) === each));
  const zones = privateDnsZonesOf(kind === 'AIServices' ? kind : 'OpenAI', cloudOf(change.after));
  return {
    message:
      `the account ${name} changes its kind in place, according to the code of azurerm (since 4.56.0), which was not tested here. ` +
      `Its private endpoint is deleted and created again, so clients fail meanwhile, and the new one is registered in ${zones.length === 1 ? 'one zone' : `${zones.length} zones`}: ${zones.join(', ')}. ` +
      (kind === 'AIServices'
        ? 'You can change it back only while the account has no projects, no connections and no deployments of other publishers'
        : 'Azure refuses it while the account has projects, connections or deployments of other publishers') +
      (encryptionOf(old, account, subscriptionOf(change.before)) ? WITH_KEY : ''),
    ...(all.some(({ certain }) => certain) ? {} : { predicted: true as const }),
    supersedes: endpoints.flatMap((address) =>
      ['network/endpoint-window', 'replacement/forced', 'exposure/name-registration'].map((rule) => ({ rule, address })),
    ),
  };
}
