import { UUID } from '../catalog/uuid';
import { dangersOf, holderOf, isHeldByIdentities, roleOf, scopeOf } from '../stack/facts/rights';
import type { Breach, Guardrail } from './guardrail';
import { breachOf } from './guardrail';

/** Whether an ID names a single resource outside the stack. */
const isResource = (id: string) => !isHidden(id) && !id.includes('/..') && /\/resourceGroups\/[^/]+\/providers\/./i.test(id);

/** Whether an ID is known only to Terraform. */
const isHidden = (id: string) => id.includes('${');

export const roles: Guardrail = {
  id: 'guardrails/roles',
  summary:
    'No identity gets a role that reads keys, changes filters or grants access, or a role with a scope wider than one resource; an unknown role is a warning.',
  why: 'Such a role bypasses the other guardrails.',
  check: ({ facts }) => [
    ...facts.all('grant').flatMap((grant): Breach[] => {
      const [role, scope, who] = [roleOf(facts, grant), scopeOf(facts, grant), holderOf(facts, grant)];
      if (role.kind === 'refused')
        return [
          breachOf(grant, 'role', {
            message: `${who} gets ${role.name} on ${scope.on}: ${role.means}`,
            help: 'assign Cognitive Services OpenAI User to call the models, or Reader to view the configuration',
          }),
        ];
      if (role.kind === 'unknown')
        return [
          breachOf(grant, 'role', {
            // A custom role has an ID. Any other unknown value may be any role.
            severity: UUID.test(role.name) ? 'warning' : 'error',
            message: `${who} gets the role '${role.name}' on ${scope.on}: it is not known whether this role can read keys`,
            help: 'make sure that the role does not read keys, change filters or grant access',
          }),
        ];
      if (scope.reach === 'resource' || isResource(scope.on) || (role.kind === 'own' && role.onlyReads)) return [];
      return [
        breachOf(grant, 'scope', {
          severity: scope.reach === 'group' || isHidden(scope.on) ? 'error' : 'warning',
          message: `${who} gets ${role.name} on ${scope.on}: the role also applies to everything in it, now and later`,
          help: 'assign it on the account',
        }),
      ];
    }),
    ...facts.all('role').flatMap((role): Breach[] => {
      const grave = dangersOf(role.value);
      return grave.length === 0 || isHeldByIdentities(facts, role)
        ? []
        : [
            breachOf(role, 'actions', {
              message: `the role ${role.value.name ?? role.address} allows ${grave.join(', ')}`,
              help: 'list only the operations that are needed, and none that returns keys, grants access, weakens filters or opens accounts',
            }),
          ];
    }),
  ],
};
