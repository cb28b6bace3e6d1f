import { subscriptionOf } from '../../stack/facts/by-id';
import type { Encryption } from '../../stack/facts/encryption';
import { conductOf } from '../../stack/facts/conduct';
import { encryptionBy, encryptionOf } from '../../stack/facts/encryption';
import type { FactOf } from '../../stack/facts/kinds';
import type { Context, FactPair, PairDraft } from './comparing';
import { comparing, pairsOf } from './comparing';
import type { ReviewRule } from './review-rule';

type Draft = Omit<PairDraft<'account'>, 'fields'>;

export const encryptionChange: ReviewRule = {
  id: 'encryption/key',
  summary: 'The key that encrypts the data of an account is added, changed or removed, or it is in a vault of another team.',
  why: 'The owners of the key can make the data of the account unreadable. Some of these changes cannot be undone.',
  severities: ['critical', 'high'],
  looks: [
    comparing('account', ['encryptionKey'], (pair, context) => {
      const keys = keysOf(pair, context);
      const { before, after } = pair;
      return [...(before && after ? changeOf(after.value.kind, keys, after) : []), ...foreign(keys, context)];
    }),
    comparing('accountKey', ['key', 'clientId', 'account'], (pair, context) => {
      const ref = (pair.after ?? pair.before)?.value.account;
      const [before, account] = [context.old.referred('account', ref), context.fresh.referred('account', ref)];
      // The account changes as well: the comparison above has both keys.
      if (account && pairsOf('account', context).some(({ after }) => after === account)) return [];
      const keys =
        before && account
          ? keysOf({ address: account.address, before, after: account }, context)
          : separateKeysOf(pair, context);
      return [...changeOf(account?.value.kind, keys), ...lostNext(pair, account), ...foreign(keys, context)];
    }),
  ],
};

const keyOf = (facts: Context['fresh'], account: FactOf<'account'> | undefined, stack: Context['change']['after']) =>
  account && encryptionOf(facts, account, subscriptionOf(stack));

/** The key before and after the change; undefined: a key of Microsoft, or no account. */
interface Keys {
  readonly was: Encryption | undefined;
  readonly is: Encryption | undefined;
}

const keysOf = ({ before, after }: FactPair<'account'>, { change, old, fresh }: Context): Keys => ({
  was: keyOf(old, before, change.before),
  is: keyOf(fresh, after, change.after),
});

/**
 * A key that the next plan removes, because the account has no such block and does not ignore it.
 *
 * Source: the acceptance tests of azurerm 4.55.0 set `ignore_changes` on the account (cognitive_account_customer_managed_key).
 */
function lostNext({ after }: FactPair<'accountKey'>, account: FactOf<'account'> | undefined): Draft[] {
  if (!after || !account) return [];
  const { ignored } = conductOf(account.resource);
  if (ignored.some((each) => each === 'all' || each === 'customer_managed_key')) return [];
  return [
    {
      severity: 'high',
      message:
        'the account does not ignore changes of customer_managed_key, so the plan after this apply removes the key or changes it back: use account.customerManagedKey instead',
    },
  ];
}

/** The keys of an account that the stack does not contain. */
const separateKeysOf = ({ before, after }: FactPair<'accountKey'>, { change, old, fresh }: Context): Keys => ({
  was: before && encryptionBy(old, before, subscriptionOf(change.before)),
  is: after && encryptionBy(fresh, after, subscriptionOf(change.after)),
});

/** The kind of an account; undefined: it is not known. */
type KindOfAccount = string | undefined;

/** @param account the account, if the key is part of it */
function changeOf(kind: KindOfAccount, { was, is }: Keys, account?: FactOf<'account'>): Draft[] {
  const about = { before: was?.written ?? 'a key of Microsoft', after: is?.written ?? 'a key of Microsoft' };
  if (was && !is) return [{ severity: 'critical', message: removedWords(kind, account), ...about }];
  if (!was && is) return [{ severity: 'high', message: addedWords(kind), ...about }];
  if (!was || !is) return [];
  if (was.written === is.written) return was.clientId === is.clientId ? [] : [otherIdentity(was, is)];
  return [{ ...changedWords(kind, was, is), ...about }];
}

/** Source: the pages in catalog/encryption-keys.ts; the replacement: catalog/force-new.ts. */
function removedWords(kind: KindOfAccount, account: FactOf<'account'> | undefined): string {
  if (account?.resource.type === 'azurerm_cognitive_account' && account.value.projects === true)
    return 'the account can have projects (project_management_enabled), so it has no way back to a key of Microsoft: Terraform replaces the account, or refuses to while it is protected';
  return (
    'the data of the account is no longer encrypted with your own key, but with a key of Microsoft. ' +
    (kind === 'OpenAI'
      ? 'Azure supports this for kind OpenAI, and you can add the key again'
      : 'If the account has projects, Azure refuses the change. Without projects, you can add the key again')
  );
}

const addedWords = (kind: KindOfAccount) =>
  'the data of the account is encrypted with your own key from now on: without that key, it cannot be read. ' +
  (kind !== 'OpenAI'
    ? 'Once the account has projects, this is one-way: it cannot go back to a key of Microsoft'
    : 'The account can go back to a key of Microsoft');

function changedWords(kind: KindOfAccount, was: Encryption, is: Encryption): Pick<Draft, 'message' | 'severity'> {
  const [old, fresh] = [was.key, is.key];
  if (!fresh || !old)
    return {
      severity: 'critical',
      message: 'the data of the account is encrypted with another key, which only Terraform knows',
    };
  const isSameStore = old.cloud === fresh.cloud && old.store === fresh.store && isSame(old.storeName, fresh.storeName);
  if (isSameStore && isSame(old.keyName, fresh.keyName))
    return {
      severity: 'high',
      message:
        fresh.version === undefined
          ? 'the account follows the newest version of its key, instead of one version'
          : 'the account uses only one version of its key: after a rotation, change it here before you disable that version',
    };
  const keep = 'Keep the old key until the apply is complete';
  if (isSameStore)
    return {
      severity: 'critical',
      message: `the data of the account is encrypted with another key in the same vault. ${keep}`,
    };
  const projects = kind !== 'OpenAI' ? '. If the account has projects, Azure refuses a key in another vault' : '';
  return {
    severity: 'critical',
    message: `the data of the account is encrypted with a key in another vault${projects}. ${keep}`,
  };
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const otherIdentity = (was: Encryption, is: Encryption): Draft => ({
  severity: 'high',
  message: 'another identity uses the key of the account: if it has no right to the key, the account loses access to its data',
  ...{ before: was.clientId ?? 'the identity of the account', after: is.clientId ?? 'the identity of the account' },
});

/** A key in a vault of another subscription, or of one that the stack does not name. */
function foreign({ was, is }: Keys, { change }: Context): Draft[] {
  if (!is?.key || (was?.key && isSame(was.key.storeName, is.key.storeName))) return [];
  const own = subscriptionOf(change.after)?.toLowerCase();
  if (is.subscription !== undefined && is.subscription === own) return [];
  return [
    {
      severity: 'critical',
      message:
        is.subscription === undefined
          ? `nothing in this stack shows whose vault ${is.key.storeName} is: its owners can make the data of the account unreadable`
          : `the key is in ${is.key.storeName}, in the subscription ${is.subscription}: its owners can make the data of the account unreadable`,
      after: is.written,
    },
  ];
}
