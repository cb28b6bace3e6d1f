import { wordsByList } from '../stack/facts/blocked-words';
import { Facts } from '../stack/facts/facts';
import type { Stack } from '../stack/stack';
import type { AccountPlace } from './account-place';
import { furtherAccounts } from './account-place';
import { accountValues, COMPARED_ACCOUNT } from './edits/account';
import { deploymentValues } from './edits/deployments';
import { isNamed, unknownIn } from './edits/edit';
import { uncomparedKey } from './edits/encryption';
import { COMPARED_FILTER } from './edits/filters';
import type { LiveParts } from './live-parts';
import { hasStates } from './live-parts';

/** Something of a stack that cannot be compared, although everything was read. */
export interface Uncompared {
  /** The Terraform address of the resource. */
  readonly address: string;
  /** What was not compared and why, in one line without a full stop. */
  readonly message: string;
}

/** What of a stack cannot be compared. */
export function uncompared(stack: Stack, place: AccountPlace, { account, deployments = [] }: LiveParts): readonly Uncompared[] {
  const facts = Facts.of(stack);
  const [own] = facts.all('account');
  const words = [...wordsByList(facts).values()].filter(({ words: literal }) => literal === undefined);
  const others = facts.all('filter').filter(({ type }) => type !== COMPARED_FILTER);
  return [
    ...furtherAccounts(stack).map(({ address, value }) => ({
      address,
      message: `the account ${value.name ?? address}: only the first account of a stack is compared`,
    })),
    ...(own && own.type !== COMPARED_ACCOUNT
      ? [{ address: own.address, message: `the settings of the account: only those of ${COMPARED_ACCOUNT} are compared` }]
      : []),
    ...(own?.type === COMPARED_ACCOUNT
      ? unknownIn(accountValues(facts, own, account)).map((path) => unknown(own.address, path))
      : []),
    ...(own ? uncomparedKey(facts, own, account.properties.encryption) : []).map((message) => ({
      address: own?.address ?? '',
      message,
    })),
    ...facts.all('deployment').flatMap((deployment) => {
      const found = deployments.find(isNamed(deployment.value.name));
      if (!found) return [];
      return unknownIn(deploymentValues(facts, deployment, found)).map((path) => unknown(deployment.address, path));
    }),
    ...words.map(({ key, address, variables }) => ({
      address,
      message: `the words of the blocklist ${key}: Terraform reads them from ${variables.join(', ')}`,
    })),
    ...others.map(({ address, value, type }) => ({
      address,
      message: `what the filter ${value.name ?? address} does: only filters of ${COMPARED_FILTER} are compared, and this is ${type}`,
    })),
    ...(hasStates(place)
      ? []
      : [
          {
            address: place.address,
            message:
              'the service tiers and states of deployments: it is not verified that Azure Government has the version of the API that answers them',
          },
        ]),
  ];
}

const unknown = (address: string, path: string): Uncompared => ({
  address,
  message: `${path} of ${address}: only Terraform knows the value`,
});
