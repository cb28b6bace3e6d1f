import type { Stamp } from '../fleet/stamp';
import { createsIdentity } from '../fleet/stamp-key';
import { finding, stampRule } from './rule';

/**
 * A role assignment needs time before Azure accepts the key. Only the workspace and the zones of a stamp are created between the two.
 *
 * Source: AccountKey in lib/openai/account-key.ts.
 */
export const encryptionRole = stampRule(
  'encryption/role',
  'A stamp that assigns the role for a key creates its workspace or its zones between the role and the account, which gives the role time. A stamp that has neither is a warning.',
  (stamp, located) => {
    const { key } = stamp.account;
    if (!key || !createsIdentity(key) || createsBetween(stamp)) return [];
    const again = 'if Azure refuses the key, wait a few minutes and apply again (docs/encryption.md)';
    const prepared =
      'name an identity that has had the role for at least 10 minutes (account.customerManagedKey.identity), or waive encryption/role for account.customerManagedKey';
    return [
      finding(located, ['account', 'customerManagedKey'], {
        severity: 'warning',
        message:
          'the stamp assigns the role for the key, and nothing is created between the role and the account: a role can take up to 10 minutes to take effect, and until then Azure can refuse the key',
        help:
          key.from === 'existing'
            ? `${prepared}; ${again}`
            : `waive encryption/role for account.customerManagedKey; ${again}. Or use a key in an existing vault, with an identity that has had the role for at least 10 minutes`,
        about: 'key',
      }),
    ];
  },
  { waivable: true },
);

/** Whether the stamp creates something after the role and before the account: see stacks/stamp-account-key.ts. */
const createsBetween = ({ diagnostics, dns }: Stamp) => !('workspaceId' in diagnostics) || dns.mode === 'stamp';
