import type { Rule } from './rule';
import { finding } from './rule';

/** Terraform would continue with the state of the old subscription, whose resources it cannot move. */
export const subscriptionMoves: Rule = {
  id: 'environment/subscription-moves',
  summary:
    'An environment stays in its subscription: Azure OpenAI accounts and their names cannot move to another subscription.',
  waivable: false,
  check({ stamps }, { generated }) {
    const moved = stamps.filter(({ value: { id, subscriptionId }, layers }) => {
      // A missing subscription is already reported.
      if (!layers.has(['subscriptionId'])) return false;
      const before = generated?.get(id)?.subscriptionId;
      return before !== undefined && before.toLowerCase() !== subscriptionId.toLowerCase();
    });
    return moved.map((located) => {
      const { environment, subscriptionId } = located.value;
      const before = generated?.get(located.value.id)?.subscriptionId ?? '';
      return finding(located, ['subscriptionId'], {
        message: `${environment} moves from the subscription ${before} to ${subscriptionId}, but its state describes resources in the first`,
        help: `restore subscriptionId: ${before}, and add an environment with another name for the new subscription (docs/day-two.md); if ${environment} was never deployed, delete generated/${environment} instead, including the lock files`,
      });
    });
  },
};
