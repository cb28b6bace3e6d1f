import { APPLY_ACTIONS } from '../../catalog/deployment-actions';
import type { ReviewRule } from './review-rule';
import { comparing } from './comparing';

/** Operations that open everything below them, or give out keys. */
const GRAVE = /(^|\/)\*$|list\w*keys|sharedkeys|regeneratekey/i;

export const roleActions: ReviewRule = {
  id: 'access/role-actions',
  summary: 'A role of the company allows other operations than before, or a new one more than the kit needs.',
  why: 'Whoever has the role has the right from the apply on. Wildcards also allow what Azure will invent, and keys pass by Entra ID.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('role', ['actions', 'exceptions'], ({ address, before, after }) => {
      if (!after) return [];
      const name = `the role ${after.value.name ?? address}`;
      // A new role is compared with the most that the kit gives anybody; who gets it is reported by itself.
      const more = beyond(after.value.actions, before?.value.actions ?? APPLY_ACTIONS);
      const regained = before ? beyond(before.value.exceptions, after.value.exceptions) : [];
      const fewer = before
        ? [...beyond(before.value.actions, after.value.actions), ...beyond(after.value.exceptions, before.value.exceptions)]
        : [];
      const fields = ['actions', 'exceptions'] as const;
      if (more.length + regained.length > 0)
        return [
          {
            severity: [...more, ...regained].some((action) => GRAVE.test(action)) ? 'critical' : 'high',
            message: `${name} ${before ? 'allows more' : 'is new and allows more than the kit needs'}`,
            ...{ fields, after: [...more, ...regained].join(', ') },
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
  actions.filter((action) => !others.some((other) => covers(other, action)));

/** Whether one operation, which may have wildcards, includes another. Azure's operations do not differ by case. */
function covers(wide: string, narrow: string): boolean {
  const parts = wide.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(narrow);
}
