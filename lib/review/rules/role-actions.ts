import { APPLY_ACTIONS } from '../../catalog/deployment-actions';
import type { JsonObject } from '../../stack/json';
import { listAt, textAt, textsAt } from '../../stack/json';
import { actionsOf } from './only-reads';
import type { Observation, ReviewRule } from './review-rule';
import { pairs } from './pairs';

/** Operations that open everything below them, or give out keys. */
const GRAVE = /(^|\/)\*$|list\w*keys|sharedkeys|regeneratekey/i;

export const roleActions: ReviewRule = {
  id: 'access/role-actions',
  summary: 'A role of the company allows other operations than before, or a new one more than the kit needs.',
  why: 'Whoever has the role has the right from the apply on. Wildcards also allow what Azure will invent, and keys pass by Entra ID.',
  severities: ['critical', 'high', 'notice'],
  check: (change) =>
    pairs(change, 'azurerm_role_definition').flatMap(({ address, before, after }): Observation[] => {
      if (!after) return [];
      const name = `the role ${textAt(after, 'name') ?? address}`;
      // A new role is held against the most that the kit gives anybody; who gets it is told by itself.
      const more = beyond(actionsOf(after), before ? actionsOf(before) : APPLY_ACTIONS);
      const regained = before ? beyond(exceptionsOf(before), exceptionsOf(after)) : [];
      const fewer = before
        ? [...beyond(actionsOf(before), actionsOf(after)), ...beyond(exceptionsOf(after), exceptionsOf(before))]
        : [];
      const about = { address, attribute: 'permissions' };
      if (more.length + regained.length > 0)
        return [
          {
            severity: [...more, ...regained].some((action) => GRAVE.test(action)) ? 'critical' : 'high',
            message: `${name} ${before ? 'allows more' : 'is new and allows more than the kit needs'}`,
            ...{ ...about, after: [...more, ...regained].join(', ') },
          },
        ];
      return fewer.length > 0
        ? [{ severity: 'notice', message: `${name} allows less`, ...about, before: fewer.join(', ') }]
        : [];
    }),
};

/** What a role leaves out of its wildcards. */
const exceptionsOf = (definition: JsonObject): readonly string[] =>
  listAt(definition, 'permissions').flatMap((each) => [...textsAt(each, 'not_actions'), ...textsAt(each, 'not_data_actions')]);

/** The operations that none of the others covers. */
const beyond = (actions: readonly string[], others: readonly string[]): string[] =>
  actions.filter((action) => !others.some((other) => covers(other, action)));

/** Whether one operation, which may have wildcards, includes another. Azure's operations do not differ by case. */
function covers(wide: string, narrow: string): boolean {
  const parts = wide.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(narrow);
}
