import type { FactOf } from '../../stack/facts/kinds';
import { endpointProvidersOf, providerOf } from '../../stack/facts/endpoint-providers';
import type { Stack } from '../../stack/stack';
import { consumes, contextOf, looking, pairsOf } from './comparing';
import type { ReviewRule } from './review-rule';

export const endpointGroup: ReviewRule = {
  id: 'network/endpoint-group',
  summary: 'A private endpoint is created in another subscription than before.',
  why: 'The pipeline acts in that subscription, with rights that its owner must grant. Callers reach the account from a network there.',
  severities: ['high'],
  looks: [
    looking((change, inputs) => {
      if (change.kind !== 'changed') return [];
      return pairsOf('endpoint', contextOf(change, inputs)).flatMap(({ address, before, after }) => {
        const [old, fresh] = [subscriptionIn(change.before, before), subscriptionIn(change.after, after)];
        if (!before || !after || old === fresh) return [];
        return [
          {
            ...{ severity: 'high' as const, address, attribute: 'provider' },
            message: `the private endpoint is created in ${fresh}, where the identities of the pipelines need rights`,
            ...{ before: old, after: fresh },
            consumed: [
              consumes(address, 'provider'),
              ...[change.before, change.after].flatMap((stack) =>
                endpointProvidersOf(stack).map(({ name }) => consumes(undefined, `provider.${name}`)),
              ),
            ],
          },
        ];
      });
    }),
  ],
};

function subscriptionIn(stack: Stack | undefined, endpoint: FactOf<'endpoint'> | undefined): string {
  const name = endpoint && providerOf(endpoint.resource.attributes);
  if (name === undefined) return 'the subscription of the stack';
  const subscription = endpointProvidersOf(stack).find((each) => each.name === name)?.subscription;
  return `the subscription ${subscription ?? `of the provider ${name}`}`;
}
