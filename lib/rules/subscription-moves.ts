import type { Rule } from './rule';
import { finding } from './rule';

/** Terraform would go on with the state of the old subscription, whose resources it cannot move. */
export const subscriptionMoves: Rule = {
  id: 'environment/subscription-moves',
  summary: 'An environment stays in its subscription: Azure OpenAI accounts and their names cannot move to another.',
  waivable: false,
  check({ stamps }, { generated }) {
    const moved = stamps.filter(({ value: { id, subscriptionId }, layers }) => {
      // Where it is missing, that is said already.
      if (!layers.has(['subscriptionId'])) return false;
      const before = generated?.get(id)?.subscriptionId;
      return before !== undefined && before.toLowerCase() !== subscriptionId.toLowerCase();
    });
    return moved.map((located) => {
      const { environment, subscriptionId } = located.value;
      const before = generated?.get(located.value.id)?.subscriptionId ?? '';
      return finding(located, ['subscriptionId'], {
        message: `${environment} moves from the subscription ${before} to ${subscriptionId}, but its state is about resources in the first`,
        help: `write subscriptionId: ${before} again, and add an environment of another name for the new subscription (docs/day-two.md); if ${environment} was never deployed, delete generated/${environment}, with the lock files in it, instead`,
      });
    });
  },
};
