import { UUID } from '../catalog/uuid';
import { dangersOf, holderOf, isHeldByIdentities, roleOf, scopeOf } from '../stack/facts/rights';
import type { Breach, Guardrail } from './guardrail';
import { breachOf } from './guardrail';

/** Whether an ID is that of a single resource, which is elsewhere. */
const isResource = (id: string) => !isHidden(id) && !id.includes('/..') && /\/resourceGroups\/[^/]+\/providers\/./i.test(id);

/** Whether only Terraform knows what an ID is. */
const isHidden = (id: string) => id.includes('${');

export const roles: Guardrail = {
  id: 'guardrails/roles',
  summary:
    'Nobody is given a role that reads keys, changes filters or gives rights away, nor a role on more than a resource of the stack; an unknown role is a warning.',
  why: 'Such a right undoes what the other guardrails keep.',
  check: ({ facts }) => [
    ...facts.all('grant').flatMap((grant): Breach[] => {
      const [role, scope, who] = [roleOf(facts, grant), scopeOf(facts, grant), holderOf(facts, grant)];
      if (role.kind === 'refused')
        return [
          breachOf(grant, 'role', {
            message: `${who} gets ${role.name} on ${scope.on}: ${role.means}`,
            help: 'give Cognitive Services OpenAI User to call the models, or Reader to see how they are set up',
          }),
        ];
      if (role.kind === 'unknown')
        return [
          breachOf(grant, 'role', {
            // A role of the company has an ID; what else is not known may be any role.
            severity: UUID.test(role.name) ? 'warning' : 'error',
            message: `${who} gets the role '${role.name}' on ${scope.on}: whether it can read keys is not known`,
            help: 'make sure that it neither reads keys nor changes filters nor gives rights away',
          }),
        ];
      if (scope.reach === 'resource' || isResource(scope.on) || (role.kind === 'own' && role.onlyReads)) return [];
      return [
        breachOf(grant, 'scope', {
          severity: scope.reach === 'group' || isHidden(scope.on) ? 'error' : 'warning',
          message: `${who} gets ${role.name} on ${scope.on}: on everything in it, now and later`,
          help: 'give it on the account',
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
              help: 'name the operations that are needed: none that gives out keys, gives rights away, weakens filters or opens accounts',
            }),
          ];
    }),
  ],
};
