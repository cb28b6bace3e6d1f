import { notIn } from '../../collections/difference';
import { coversOperation, dangerousAmong } from '../../catalog/dangerous-operations';
import { APPLY_ACTIONS, applyActions, PREFLIGHT_ACTIONS, RIGHTS_FEATURES } from '../../catalog/deployment-actions';
import { dangersOf, isHeldByIdentities } from '../../stack/facts/rights';
import type { ReviewRule } from './review-rule';
import { comparing } from './comparing';

/** Operations that include everything below them, return keys, assign rights, or weaken the protections of a stamp. */
const isGrave = (action: string) =>
  /(^|\/)\*$|list\w*keys|sharedkeys|regeneratekey/i.test(action) || dangerousAmong([action]).length > 0;

export const roleActions: ReviewRule = {
  id: 'access/role-actions',
  summary: 'A custom role allows other operations than before, or a new one allows more than the kit needs.',
  why: 'After the apply, every principal with the role has the right. Wildcards include operations that Azure adds later, and keys bypass Entra ID.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('role', ['actions', 'exceptions'], ({ address, before, after }, { fresh }) => {
      if (!after) return [];
      const name = `the role ${after.value.name ?? address}`;
      // The pipelines of the kit need many operations. A new role for anyone else is compared with one without dangerous operations.
      const most = isHeldByIdentities(fresh, after)
        ? [...applyActions(RIGHTS_FEATURES), ...PREFLIGHT_ACTIONS]
        : APPLY_ACTIONS.filter((action) => !isGrave(action));
      const more = beyond(after.value.actions, before?.value.actions ?? most);
      // An exception applies only to the operations in the same permission block.
      const dangers = before ? dangersOf(after.value).filter((each) => !dangersOf(before.value).includes(each)) : [];
      const regained = before ? [...new Set([...beyond(before.value.exceptions, after.value.exceptions), ...dangers])] : [];
      const fewer = before
        ? [...beyond(before.value.actions, after.value.actions), ...beyond(after.value.exceptions, before.value.exceptions)]
        : [];
      const fields = ['actions', 'exceptions'] as const;
      if (more.length + regained.length > 0)
        return [
          {
            severity: [...more, ...regained].some((action) => isGrave(action)) ? 'critical' : 'high',
            message: `${name} ${before ? 'allows more' : 'is new and allows more than the kit needs'}`,
            ...{ fields, after: [...new Set([...more, ...regained])].join(', ') },
          },
        ];
      return fewer.length > 0 ? [{ severity: 'notice', message: `${name} allows less`, fields, before: fewer.join(', ') }] : [];
    }),
    comparing('role', ['scopes'], ({ before, after }) => {
      const added = before && after ? notIn(after.value.scopes, before.value.scopes) : [];
      return added.length > 0 && after
        ? [
            {
              severity: 'high',
              message: `the role ${after.value.name ?? after.address} can be assigned in more places`,
              after: added.join(', '),
            },
          ]
        : [];
    }),
  ],
};

/** The operations that none of the others covers. */
const beyond = (actions: readonly string[], others: readonly string[]): string[] =>
  actions.filter((action) => !others.some((other) => coversOperation(other, action)));
