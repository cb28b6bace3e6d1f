/** An alert about an operation in the activity log. */
export interface ActivityAlert {
  /** Its key: part of its name and address. */
  readonly key: string;
  /** Its subject: the heading in docs/runbook.md. */
  readonly subject: 'deployments' | 'filters' | 'keys' | 'locks' | 'logs' | 'rights';
  /** The operation, as the activity log names it. */
  readonly operation: string;
  /** What happened, as one sentence. */
  readonly means: string;
}

const ACCOUNTS = 'Microsoft.CognitiveServices/accounts';

/**
 * The alerts about operations that weaken a stamp. A rule has one operation, because azurerm accepts one.
 *
 * Source of the operations: MicrosoftDocs/azure-docs role-based-access-control/permissions/ai-machine-learning.md (2024-02-07) and
 * permissions/monitor.md (2026-02-23). That the activity log spells the operations on diagnostic settings in the same way is not
 * verified; Azure ignores case when it compares.
 */
export const ACTIVITY_ALERTS: readonly ActivityAlert[] = [
  {
    key: 'keys-listed',
    subject: 'keys',
    operation: `${ACCOUNTS}/listKeys/action`,
    means: 'The keys of an account were read.',
  },
  {
    key: 'keys-renewed',
    subject: 'keys',
    operation: `${ACCOUNTS}/regenerateKey/action`,
    means: 'A key of an account was renewed.',
  },
  {
    key: 'account-changed',
    subject: 'keys',
    operation: `${ACCOUNTS}/write`,
    means: 'An account was changed. This can turn on its keys or its public endpoint.',
  },
  {
    key: 'filter-changed',
    subject: 'filters',
    operation: `${ACCOUNTS}/raiPolicies/write`,
    means: 'A content filter was created or changed.',
  },
  {
    key: 'filter-deleted',
    subject: 'filters',
    operation: `${ACCOUNTS}/raiPolicies/delete`,
    means: 'A content filter was deleted.',
  },
  {
    key: 'blocklist-changed',
    subject: 'filters',
    operation: `${ACCOUNTS}/raiBlocklists/write`,
    means: 'A blocklist was created or changed.',
  },
  {
    key: 'blocklist-deleted',
    subject: 'filters',
    operation: `${ACCOUNTS}/raiBlocklists/delete`,
    means: 'A blocklist was deleted.',
  },
  {
    key: 'term-changed',
    subject: 'filters',
    operation: `${ACCOUNTS}/raiBlocklists/raiBlocklistItems/write`,
    means: 'A term of a blocklist was added or changed.',
  },
  {
    key: 'term-deleted',
    subject: 'filters',
    operation: `${ACCOUNTS}/raiBlocklists/raiBlocklistItems/delete`,
    means: 'A term of a blocklist was deleted.',
  },
  {
    key: 'deployment-changed',
    subject: 'deployments',
    operation: `${ACCOUNTS}/deployments/write`,
    means: 'A deployment was created or changed. This can give it another content filter.',
  },
  {
    key: 'deployment-deleted',
    subject: 'deployments',
    operation: `${ACCOUNTS}/deployments/delete`,
    means: 'A deployment was deleted.',
  },
  {
    key: 'right-granted',
    subject: 'rights',
    operation: 'Microsoft.Authorization/roleAssignments/write',
    means: 'A role was assigned in one of the resource groups.',
  },
  {
    key: 'right-removed',
    subject: 'rights',
    operation: 'Microsoft.Authorization/roleAssignments/delete',
    means: 'A role assignment in one of the resource groups was removed.',
  },
  {
    key: 'lock-deleted',
    subject: 'locks',
    operation: 'Microsoft.Authorization/locks/delete',
    means: 'A lock was deleted.',
  },
  {
    key: 'logging-changed',
    subject: 'logs',
    operation: 'Microsoft.Insights/diagnosticSettings/write',
    means: 'The destination of logs was set or changed.',
  },
  {
    key: 'logging-deleted',
    subject: 'logs',
    operation: 'Microsoft.Insights/diagnosticSettings/delete',
    means: 'The logs of a resource were stopped.',
  },
];

/** What to do first about each subject, as one sentence. docs/runbook.md has the rest. */
export const ACTIVITY_ACTS: Readonly<Record<ActivityAlert['subject'], string>> = {
  deployments: 'Look for the pull request. If there is none, plan the stack and apply it to undo the change.',
  filters: 'Look for the pull request. If there is none, plan the stack and apply it to undo the change.',
  keys: 'Look in the activity log for the caller. If you do not expect it, renew the keys and plan the stack.',
  locks: 'Look in the activity log for the caller, and create the lock again.',
  logs: 'Look for the pull request. If there is none, plan the stack and apply it to undo the change.',
  rights: 'Look in the activity log for the caller and the principal, and remove a role assignment that you do not expect.',
};

/**
 * How many activity log alerts a subscription can have. Azure does not raise the limit.
 *
 * Source: MicrosoftDocs/azure-monitor-docs alerts/includes/azure-monitor-limits-alerts.md (2025-02-02).
 */
export const MOST_ACTIVITY_ALERTS = 100;
