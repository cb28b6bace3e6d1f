import { keyOf, wordsByList } from '../stack/facts/blocked-words';
import { Facts } from '../stack/facts/facts';
import { isExpression, refOf, textsIn } from '../stack/facts/field';
import type { FactOf } from '../stack/facts/kinds';
import { SINKS } from '../stack/facts/logging';
import type { Stack } from '../stack/stack';
import type { AccountPlace } from './account-place';
import { furtherAccounts } from './account-place';
import { alikeLists } from './alike-lists';
import { accountValues, COMPARED_ACCOUNT } from './edits/account';
import { deploymentValues } from './edits/deployments';
import { isNamed, unknownIn } from './edits/edit';
import { uncomparedKey } from './edits/encryption';
import { COMPARED_FILTER } from './edits/filters';
import { COMPARED_SETTING, settingsOf } from './edits/diagnostics';
import { isUnknownRef } from './edits/is-meant';
import type { LiveParts } from './live-parts';
import { hasStates } from './live-parts';
import { endpointSubscription } from './outside';

/** Something of a stack that cannot be compared, although everything was read. */
export interface Uncompared {
  /** The Terraform address of the resource. */
  readonly address: string;
  /** What was not compared and why, in one line without a full stop. */
  readonly message: string;
}

/** What of a stack cannot be compared. */
export function uncompared(stack: Stack, place: AccountPlace, live: LiveParts): readonly Uncompared[] {
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  return [
    ...furtherAccounts(stack).map(({ address, value }) => ({
      address,
      message: `the account ${value.name ?? address}: only the first account of a stack is compared`,
    })),
    ...(account ? ofAccount(facts, account, live) : []),
    ...ofDeployments(facts, place, live),
    ...ofLists(facts),
    ...ofFilters(facts),
    ...ofAlikeLists(facts, live),
    ...ofLogs(facts),
    ...ofEndpoints(stack, place),
  ];
}

function ofAccount(facts: Facts, account: FactOf<'account'>, live: LiveParts): readonly Uncompared[] {
  const { address, type, value } = account;
  const places = Object.entries({ kind: value.kind, location: value.location, custom_subdomain_name: value.subdomain });
  const ids = textsIn(value.identity, 'identity_ids').map((each) => refOf(each));
  return [
    ...places.filter(([, written]) => isExpression(written)).map(([path]) => unknown(address, path)),
    ...(type === COMPARED_ACCOUNT
      ? [
          ...unknownIn(accountValues(facts, account, live.account)).map((path) => unknown(address, path)),
          ...ids.filter((ref) => isUnknownRef(facts, ref)).map(() => unknown(address, 'identity')),
        ]
      : [{ address, message: `the settings of the account: only those of ${COMPARED_ACCOUNT} are compared` }]),
    ...uncomparedKey(facts, account, live.account.properties.encryption).map((message) => ({ address, message })),
  ];
}

function ofDeployments(facts: Facts, place: AccountPlace, { deployments = [] }: LiveParts): readonly Uncompared[] {
  const values = facts.all('deployment').flatMap((deployment) => {
    const found = deployments.find(isNamed(deployment.value.name));
    if (!found) return [];
    return unknownIn(deploymentValues(facts, deployment, found)).map((path) => unknown(deployment.address, path));
  });
  return hasStates(place) ? values : [...values, { address: place.address, message: NO_STATES }];
}

const NO_STATES =
  'the service tiers and states of deployments: it is not verified that Azure Government has the version of the API that answers them';

const ofLists = (facts: Facts): readonly Uncompared[] =>
  [...wordsByList(facts).values()]
    .filter(({ words }) => words === undefined)
    .map(({ key, address, variables }) => ({
      address,
      message: `the words of the blocklist ${key}: Terraform reads them from ${variables.join(', ')}`,
    }));

const ofFilters = (facts: Facts): readonly Uncompared[] =>
  facts
    .all('filter')
    .filter(({ type }) => type !== COMPARED_FILTER)
    .map(({ address, type, value }) => ({
      address,
      message: `what the filter ${value.name ?? address} does: only filters of ${COMPARED_FILTER} are compared, and this is ${type}`,
    }));

/** Which of the lists that are alike each filter uses. */
function ofAlikeLists(facts: Facts, live: LiveParts): readonly Uncompared[] {
  const alike = alikeLists(facts, live);
  return facts.all('filter').flatMap(({ address, value }) => {
    const found = live.filters?.find(isNamed(value.name));
    const used = (found?.properties.customBlocklists ?? []).map(({ blocklistName }) => blocklistName.toLowerCase());
    return alike
      .filter(({ names }) => names.some((name) => used.includes(name.toLowerCase())))
      .map(({ own, names }) => ({
        address,
        message: `whether the filter ${value.name ?? address} uses the blocklist ${keyOf(own.value.name ?? '')} of the stack: only Terraform knows which of ${names.join(', ')} it is`,
      }));
  });
}

const ofLogs = (facts: Facts): readonly Uncompared[] =>
  settingsOf(facts).flatMap(({ address, type, value }) => {
    if (type !== COMPARED_SETTING)
      return [{ address, message: `which logs are kept by ${address}: only those of ${COMPARED_SETTING} are compared` }];
    return SINKS.filter((sink) => isUnknownRef(facts, value[sink])).map((sink) => unknown(address, `the ${sink}`));
  });

/** Without a subscription, an endpoint of the same name and group in any subscription counts as that of the stack. */
const ofEndpoints = (stack: Stack, place: AccountPlace): readonly Uncompared[] =>
  Facts.of(stack)
    .all('endpoint')
    .filter(({ value }) => value.target?.to?.address === place.address)
    .filter((endpoint) => endpointSubscription(stack, endpoint) === undefined)
    .map(({ address }) => unknown(address, 'the subscription'));

const unknown = (address: string, path: string): Uncompared => ({
  address,
  message: `${path} of ${address}: only Terraform knows the value`,
});
