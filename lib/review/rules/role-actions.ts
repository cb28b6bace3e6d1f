import { coversOperation, dangerousAmong } from '../../catalog/dangerous-operations';
import { APPLY_ACTIONS } from '../../catalog/deployment-actions';
import { dangersOf, isHeldByIdentities } from '../../stack/facts/rights';
import type { ReviewRule } from './review-rule';
import { comparing } from './comparing';

/** Operations that open everything below them, give out keys, give rights away, or weaken what a stamp is for. */
const isGrave = (action: string) =>
  /(^|\/)\*$|list\w*keys|sharedkeys|regeneratekey/i.test(action) || dangerousAmong([action]).length > 0;

export const roleActions: ReviewRule = {
  id: 'access/role-actions',
  summary: 'A role of the company allows other operations than before, or a new one more than the kit needs.',
  why: 'Anyone who has the role has the right from the apply on. Wildcards also allow what Azure will invent, and keys pass by Entra ID.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('role', ['actions', 'exceptions'], ({ address, before, after }, { fresh }) => {
      if (!after) return [];
      const name = `the role ${after.value.name ?? address}`;
      // The pipelines of the kit need much; a new role of anyone else is compared with one that does nothing dangerous.
      const most = isHeldByIdentities(fresh, after) ? APPLY_ACTIONS : APPLY_ACTIONS.filter((action) => !isGrave(action));
      const more = beyond(after.value.actions, before?.value.actions ?? most);
      // An exception counts only for the operations that it is written with.
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
      const added = before && after ? after.value.scopes.filter((scope) => !before.value.scopes.includes(scope)) : [];
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
