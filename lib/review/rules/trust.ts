import { TOKEN_AUDIENCE } from '../../catalog/pipelines';
import { onlyIn } from '../../stack/keyed';
import { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import { rightsOf, roleOf } from '../../stack/facts/rights';
import type { StackChange } from '../compare/stack-change';
import { everythingOf } from './comparing';
import type { FindingDraft, ReviewRule, Severity } from './review-rule';

/** An issuer and subject whose tokens an identity accepts. */
interface Trust {
  readonly address: string;
  readonly identity: string;
  readonly whom: string;
  readonly severity: Severity;
  /** A clause about the rights of the identity. */
  readonly means: string;
}

export const trust: ReviewRule = {
  id: 'access/trust',
  summary: 'An identity accepts tokens from another source: a repository, branch, environment or service connection.',
  why: 'After the apply, anyone who can run something there has the rights of the identity, without a secret.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    (change) => {
      const [old, fresh] = [trustsOf(Facts.of(change.before)), trustsOf(Facts.of(change.after))];
      return [
        ...onlyIn(fresh, old).map((each) => added(each)),
        ...(change.after ? onlyIn(old, fresh).map((each) => removed(each, change)) : []),
      ];
    },
  ],
};

/** The trusted subjects of a stack. The key is what identifies them in Entra ID. */
const trustsOf = (facts: Facts): ReadonlyMap<string, Trust> =>
  new Map(
    facts.all('trust').map((fact) => {
      const each = { address: fact.address, whom: whomOf(fact), ...identityOf(facts, fact) };
      return [`${each.identity} ${each.whom}`, each];
    }),
  );

function whomOf({ value: { issuer = 'an unknown issuer', subject = 'any subject', audiences } }: FactOf<'trust'>): string {
  const others = audiences.filter((audience) => audience !== TOKEN_AUDIENCE);
  return `${subject} of ${issuer}${others.length === 0 ? '' : ` (for ${others.join(', ')})`}`;
}

function identityOf(facts: Facts, { value }: FactOf<'trust'>): Pick<Trust, 'identity' | 'means' | 'severity'> {
  const found = facts.referred('identity', value.identity);
  const identity = found?.value.name ?? value.identity?.written ?? 'an identity';
  if (!found) return { identity, means: 'whose rights are not known here', severity: 'critical' };
  return rightsOf(facts, found).every((grant) => roleOf(facts, grant).onlyReads)
    ? { identity, means: 'which only reads', severity: 'high' }
    : { identity, means: 'which changes what is in Azure', severity: 'critical' };
}

const added = ({ address, identity, whom, means, severity }: Trust): FindingDraft => ({
  ...{ severity, address, consumed: everythingOf(address) },
  message: `anyone who has a token for ${whom} may act as ${identity}, ${means}`,
});

const removed = ({ address, identity, whom }: Trust, { after }: StackChange): FindingDraft => ({
  ...{ severity: 'notice', address, message: `a token for ${whom} no longer allows anyone to act as ${identity}` },
  // If the credential stays with another subject, the finding about that subject explains it.
  consumed: after?.resources.has(address) === true ? [] : everythingOf(address),
});
