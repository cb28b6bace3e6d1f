import type { AccountOf } from '../../support/azure/account-of';
import type { Change } from './changes';
import { stacksOf } from './changes';

/** Moves the endpoint of the account to another subscription. */
const movedTo =
  (subscription: string) =>
  ({ connections }: AccountOf): void => {
    for (const { properties } of connections) {
      const endpoint = properties['privateEndpoint'] as { id: string };
      endpoint.id = endpoint.id.replace(/(?<=^\/subscriptions\/)[^/]+/, subscription);
    }
  };

const FOREIGN = (subscription: string) => [
  expect.stringMatching(
    `^critical drift/foreign-endpoint \\S+: .*: /subscriptions/${subscription}/.* \\(Approved\\)$`,
  ) as unknown,
  expect.stringMatching(/^high drift\/refused-endpoint .* \(the account does not list it\)$/) as unknown,
];

const SPOKE = '00000000-0000-0000-0000-0000000000f3';

/** Endpoints with the name and the resource group of the stack's, in other subscriptions. */
export const ENDPOINTS_ELSEWHERE: readonly Change[] = [
  {
    what: 'only an endpoint of the same name and resource group in another subscription',
    change: movedTo('other'),
    expected: FOREIGN('other'),
  },
  {
    what: 'an endpoint in the subscription of the account, although its provider has another',
    stacks: stacksOf('other-subscription'),
    id: 'spoke-swedencentral',
    change: movedTo(SPOKE),
    expected: FOREIGN(SPOKE),
  },
];
