import { onlyIn } from '../../stack/keyed';
import { TOKEN_AUDIENCE } from '../../catalog/pipelines';
import type { JsonObject } from '../../stack/json';
import { textAt, textsAt } from '../../stack/json';
import { referred } from '../../stack/references';
import type { Stack } from '../../stack/stack';
import { ofType } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import { onlyReads } from './only-reads';
import type { Observation, ReviewRule, Severity } from './review-rule';

/** Somebody whose tokens an identity takes. */
interface Trust {
  readonly address: string;
  readonly identity: string;
  readonly whom: string;
  readonly severity: Severity;
  /** What the identity does with its rights. */
  readonly means: string;
}

export const trust: ReviewRule = {
  id: 'access/trust',
  summary: 'An identity takes the tokens of somebody else: a repository, branch, environment or service connection.',
  why: 'Whoever can run something there does from the apply on what the identity may do, without any secret.',
  severities: ['critical', 'high', 'notice'],
  check: (change) => [
    ...onlyIn(trustsOf(change.after), trustsOf(change.before)).map((each) => added(each)),
    ...(change.after ? onlyIn(trustsOf(change.before), trustsOf(change.after)).map((each) => removed(each, change)) : []),
  ],
};

/** Whom a stack trusts, by what makes it different for Entra ID. */
const trustsOf = (stack: Stack | undefined): ReadonlyMap<string, Trust> =>
  new Map(
    ofType(stack, 'azurerm_federated_identity_credential').map(({ address, attributes }) => {
      const each = { address, whom: whomOf(attributes), ...identityOf(stack, attributes) };
      return [`${each.identity} ${each.whom}`, each];
    }),
  );

function whomOf(credential: JsonObject): string {
  const [issuer, subject] = [textAt(credential, 'issuer') ?? 'not said', textAt(credential, 'subject') ?? 'anything'];
  const others = textsAt(credential, 'audience').filter((audience) => audience !== TOKEN_AUDIENCE);
  return `${subject} of ${issuer}${others.length === 0 ? '' : ` (for ${others.join(', ')})`}`;
}

function identityOf(stack: Stack | undefined, credential: JsonObject): Pick<Trust, 'identity' | 'means' | 'severity'> {
  const parent = textAt(credential, 'parent_id') ?? textAt(credential, 'user_assigned_identity_id');
  const found = referred(stack, parent);
  const identity = textAt(found?.attributes, 'name') ?? parent ?? 'an identity';
  if (!found) return { identity, means: 'whose rights are not known here', severity: 'critical' };
  const rights = ofType(stack, 'azurerm_role_assignment').filter(
    ({ attributes }) => referred(stack, textAt(attributes, 'principal_id')) === found,
  );
  return rights.every(({ attributes }) => onlyReads(stack, attributes))
    ? { identity, means: 'which only reads', severity: 'high' }
    : { identity, means: 'which changes what is in Azure', severity: 'critical' };
}

const added = ({ address, identity, whom, means, severity }: Trust): Observation => ({
  ...{ severity, address, explains: ['*'] },
  message: `whoever has a token for ${whom} may act as ${identity}, ${means}`,
});

const removed = ({ address, identity, whom }: Trust, { after }: StackChange): Observation => ({
  ...{ severity: 'notice', address, message: `whoever has a token for ${whom} may no longer act as ${identity}` },
  // A credential that is still there with another subject is told with that.
  explains: after?.resources.has(address) === true ? [] : ['*'],
});
