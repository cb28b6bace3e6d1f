import type { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import { reached } from '../../stack/facts/by-id';
import type { Stack } from '../../stack/stack';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';
import { shown } from './shown';

export const endpointTarget: ReviewRule = {
  id: 'exposure/endpoint-target',
  summary: 'A private endpoint leads to another target.',
  why: 'Clients that resolve the name of your account send their prompts and tokens to the target of the endpoint.',
  severities: ['critical'],
  looks: [
    comparing('endpoint', ['target', 'alias'], ({ before, after }, { change, old, fresh }) => {
      if (!before || !after) return [];
      const [was, is] = [leadsTo(old, before), leadsTo(fresh, after)];
      const [one, other] = [accountOf(change.before, before), accountOf(change.after, after)];
      const isSameAddress = one !== undefined && one === other;
      if (was === is || (isSameAddress && after.value.alias === before.value.alias)) return [];
      return [
        {
          ...{
            severity: 'critical',
            message: `the private endpoint leads to ${after.value.alias === undefined ? 'another account' : 'a Private Link service that is given only by its alias'}`,
          },
          ...{ before: shown(was), after: shown(is) },
          fields: after.value.alias === before.value.alias ? ['target', 'alias'] : ['alias', 'target'],
        },
      ];
    }),
  ],
};

/** The address of the account in the stack that an endpoint leads to; undefined: its target is not in the stack. */
const accountOf = (stack: Stack | undefined, { value }: FactOf<'endpoint'>) => reached(stack, 'account', value.target)?.address;

/** The target of an endpoint: an alias, the name of an account in the stack, or an ID. */
const leadsTo = (facts: Facts, { value: { alias, target } }: FactOf<'endpoint'>) => alias ?? facts.nameOf(target);
