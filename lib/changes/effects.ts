import type { Effect, Loss, TypeEffects } from './effect';
import { GOVERNANCE_EFFECTS } from './governance-effects';
import { STAMP_EFFECTS } from './stamp-effects';
import { STATE_EFFECTS } from './state-effects';

/** The actions of Terraform on a resource. `renew` creates the new one before it deletes the old one, `replace` after. */
export const ACTIONS = ['create', 'update', 'move', 'replace', 'renew', 'destroy'] as const;
export type Action = (typeof ACTIONS)[number];

const EFFECTS: ReadonlyMap<string, TypeEffects> = new Map(
  Object.entries({ ...STAMP_EFFECTS, ...STATE_EFFECTS, ...GOVERNANCE_EFFECTS }),
);

const OTHER: TypeEffects = {
  replace: { severity: 'high', meaning: 'it is missing until the apply is complete' },
  destroy: { severity: 'high', meaning: 'it no longer exists after the apply' },
};

/** The resource types whose effects are known. */
export const KNOWN_TYPES: readonly string[] = [...EFFECTS.keys()];

/** The effect when Terraform deletes a resource of a type. */
export const lossOf = (type: string, action: 'destroy' | 'replace'): Loss => (EFFECTS.get(type) ?? OTHER)[action];

/**
 * The effect of an action of Terraform on a resource of a type.
 *
 * @param paths the attributes that change, such as `private_dns_zone_group.name`
 */
export function effectOf(type: string, action: Action, paths: readonly string[] = []): Effect {
  const effects = EFFECTS.get(type) ?? OTHER;
  if (action === 'replace' || action === 'destroy') return effects[action];
  if (action === 'renew') return effects.renew ?? {};
  if (action !== 'update') return {};
  const special = Object.entries(effects.update ?? {}).find(([attribute]) =>
    paths.some((path) => path === attribute || path.startsWith(`${attribute}.`)),
  );
  return special?.[1] ?? {};
}
