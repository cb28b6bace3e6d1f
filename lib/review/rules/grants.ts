import { personaOf } from '../../catalog/roles';
import type { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import type { RoleMeaning, Scope } from '../../stack/facts/rights';
import { holderOf, projectOf, REACHES, rightsOf, roleOf, scopeOf } from '../../stack/facts/rights';
import type { Severity } from './review-rule';

/** One right of one principal. */
export interface Grant extends Pick<Scope, 'on'> {
  readonly address: string;
  /** The principal, with its key from the environment file if the address contains it. */
  readonly who: string;
  /** The role, with the persona that the principal gets. */
  readonly role: string;
  readonly means: string;
  /** The width of the scope. A higher number is a wider scope. */
  readonly reach: number;
  readonly severity: Severity;
  /** The principal and the role, without the scope. */
  readonly right: string;
  readonly fact: FactOf<'grant'>;
}

/** The grants of a stack. The key is what identifies them in Azure: principal, role and scope. */
export function grantsOf(facts: Facts): ReadonlyMap<string, Grant> {
  const all = facts.all('grant').map((fact) => {
    const [role, { on, reach }] = [roleOf(facts, fact), scopeOf(facts, fact)];
    return { ...{ fact, role, on, reach }, principal: fact.value.principal?.written ?? '' };
  });
  const persona = (principal: string, on: string) =>
    personaOf(
      all
        .filter((each) => each.principal === principal && each.on === on)
        .map(({ role }) => (role.kind === 'known' ? role.name : role.key)),
    );
  const taken = new Set<string>();
  return new Map(
    all.map(({ fact, role, on, reach, principal }) => {
      const word = role.kind === 'known' ? (persona(principal, on) ?? personaOf([role.name])) : undefined;
      const grant: Grant = {
        ...{ address: fact.address, means: role.means, on, fact, who: holderOf(facts, fact) },
        role: word === undefined ? role.name : `${word} (${role.name})`,
        reach: REACHES.indexOf(reach),
        severity: severityOf(facts, fact, role, reach),
        right: `${principal} ${role.key}`.toLowerCase(),
      };
      const key = `${grant.right} ${on}`;
      // Two assignments of the same right count as one, represented by the first.
      return [taken.has(key) ? `${key} ${fact.address}` : (taken.add(key), key), grant];
    }),
  );
}

function severityOf(facts: Facts, fact: FactOf<'grant'>, role: RoleMeaning, reach: Scope['reach']): Severity {
  if (role.kind === 'refused' || role.kind === 'unknown') return 'critical';
  if (role.dangers.length > 0 && !facts.find('identity', fact.value.principal?.to?.address)) return 'critical';
  // A custom role of the stack that only reads may have any scope.
  if (reach !== 'resource' && !(role.kind === 'own' && role.onlyReads) && !isOfConnection(facts, fact)) return 'critical';
  return role.kind === 'states' && !role.onlyReads && onlyPlans(facts, fact) ? 'critical' : 'high';
}

/** Whether a project gets the right on a resource that it connects to, which the stack does not contain. */
const isOfConnection = (facts: Facts, fact: FactOf<'grant'>) => {
  const project = projectOf(facts, fact);
  return (
    project !== undefined &&
    facts
      .all('connection')
      .some(({ value }) => facts.referred('project', value.owner) === project && value.resourceId === fact.value.scope?.written)
  );
};

/** Whether the identity of a grant otherwise only reads, like the one that pipelines plan with and every pull request may use. */
function onlyPlans(facts: Facts, fact: FactOf<'grant'>): boolean {
  const identity = facts.find('identity', fact.value.principal?.to?.address);
  if (!identity) return false;
  const others = rightsOf(facts, identity).filter((each) => each !== fact);
  return others.length > 0 && others.every((each) => roleOf(facts, each).onlyReads);
}
