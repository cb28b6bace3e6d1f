import type { Answer, Unanswered } from '../azure/answer';
import type {
  AccountParts,
  LiveAccount,
  LiveBlocklist,
  LiveConnection,
  LiveDeployment,
  LiveDiagnostics,
  LiveFilter,
  LiveItem,
} from '../azure/reads/account-parts';

/** What Azure has of an account. A part that could not be read is undefined, and is not compared. */
export interface LiveParts {
  readonly account: LiveAccount;
  readonly deployments?: readonly LiveDeployment[];
  readonly filters?: readonly LiveFilter[];
  /** The blocklists with their items, by name in lower case. */
  readonly blocklists?: ReadonlyMap<string, LiveList>;
  readonly connections?: readonly LiveConnection[];
  readonly diagnostics?: readonly LiveDiagnostics[];
}

/** A blocklist, and its items if they could be read. */
export interface LiveList {
  readonly list: LiveBlocklist;
  readonly items?: readonly LiveItem[];
}

/** What was read, and what could not be. */
export interface ReadParts {
  /** Undefined if the account does not exist, or could not be read. */
  readonly parts?: LiveParts;
  readonly isAbsent: boolean;
  readonly unread: readonly Unanswered[];
}

/** Reads an account and everything on it that the kit writes. */
export async function readParts(from: AccountParts): Promise<ReadParts> {
  const account = await from.account();
  if (account.kind === 'absent') return { isAbsent: true, unread: [] };
  if (account.kind !== 'found') return { isAbsent: false, unread: [account] };
  const [deployments, filters, lists, connections, diagnostics] = await Promise.all([
    from.deployments(),
    from.filters(),
    from.blocklists(),
    from.connections(),
    from.diagnostics(),
  ]);
  const items = await Promise.all((valueOf(lists) ?? []).map(async (list) => ({ list, items: await from.items(list.name) })));
  const answers = [deployments, filters, lists, connections, diagnostics, ...items.map((each) => each.items)];
  return {
    isAbsent: false,
    unread: answers.flatMap(unansweredBy),
    parts: {
      account: account.value,
      ...given('deployments', valueOf(deployments)),
      ...given('filters', valueOf(filters)),
      ...given('connections', valueOf(connections)),
      ...given('diagnostics', valueOf(diagnostics)),
      ...(lists.kind === 'found'
        ? {
            blocklists: new Map(
              items.map((each) => [each.list.name.toLowerCase(), { list: each.list, ...given('items', valueOf(each.items)) }]),
            ),
          }
        : {}),
    },
  };
}

/** Every account has its lists, even if they are empty: that one does not exist says nothing about what it would contain. */
function unansweredBy(answer: Answer<unknown>): readonly Unanswered[] {
  if (answer.kind === 'found') return [];
  return [answer.kind === 'absent' ? { kind: 'unclear', call: answer.call, because: 'Azure has no such list' } : answer];
}

const valueOf = <T>(answer: Answer<T>): T | undefined => (answer.kind === 'found' ? answer.value : undefined);

const given = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, T>>;
