import { generatedAccountOf, isOverridden, isRenamedOnPurpose } from './generated-account-of';
import { neverDeployed } from './never-deployed';
import { finding, stampRule } from './rule';

/**
 * The kind of an account with a customer-managed key does not change by a request of Terraform.
 *
 * Source: Microsoft's page "Upgrade from Azure OpenAI to Microsoft Foundry", looked up on 2026-11-25. What Azure answers to the request
 * is unverified.
 */
export const encryptionKind = stampRule(
  'encryption/kind',
  'An account with a customer-managed key keeps its kind, until Microsoft has agreed to change it.',
  (stamp, located, _fleet, { generated }) => {
    const before = generatedAccountOf(stamp, generated);
    const { account, environment, key } = stamp;
    if (!before?.hasKey || before.kind === account.kind || isOverridden(stamp, 'kind')) return [];
    if (isRenamedOnPurpose(located, before)) return [];
    return [
      finding(located, ['account', 'kind'], {
        message: `the account has a customer-managed key: Microsoft changes its kind from ${before.kind} to ${account.kind} only on request`,
        help: `restore kind: ${before.kind}, and ask the support of Microsoft; once Microsoft has agreed, change the kind and waive encryption/kind for account.kind; ${neverDeployed(environment, key)}`,
      }),
    ];
  },
  { waivable: true },
);
