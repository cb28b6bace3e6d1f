import type { Answer, Unanswered } from '../azure/answer';
import type { AccountAnswer, ConnectionAnswer } from '../azure/reads/account';
import { cognitiveAccount, endpointConnections } from '../azure/reads/account';
import type { BlocklistAnswer, BlocklistItemAnswer, PolicyAnswer } from '../azure/reads/content-filters';
import { blocklistItems, blocklists, contentFilters } from '../azure/reads/content-filters';
import type { DeploymentAnswer } from '../azure/reads/deployments';
import { deployments as deploymentsOn } from '../azure/reads/deployments';
import type { DiagnosticAnswer } from '../azure/reads/diagnostics';
import { diagnosticSettings } from '../azure/reads/diagnostics';
import type { ResourceManager } from '../azure/resource-manager';

/** What Azure has of an account. A part that could not be read is undefined, and is not compared. */
export interface LiveParts {
  readonly account: AccountAnswer;
  readonly deployments?: readonly DeploymentAnswer[];
  readonly filters?: readonly PolicyAnswer[];
  /** The blocklists with their items, by name in lower case. */
  readonly blocklists?: ReadonlyMap<string, LiveList>;
  readonly connections?: readonly ConnectionAnswer[];
  readonly diagnostics?: readonly DiagnosticAnswer[];
}

/** A blocklist, and its items if they could be read. */
export interface LiveList {
  readonly list: BlocklistAnswer;
  readonly items?: readonly BlocklistItemAnswer[];
}

/** What was read, and what could not be. */
export interface ReadParts {
  /** Undefined if the account does not exist, or could not be read. */
  readonly parts?: LiveParts;
  readonly isAbsent: boolean;
  readonly unread: readonly Unanswered[];
}

/** Reads an account and everything on it that the kit writes. */
export async function readParts(azure: ResourceManager, accountId: string): Promise<ReadParts> {
  const account = await cognitiveAccount(azure, accountId);
  if (account.kind === 'absent') return { isAbsent: true, unread: [] };
  if (account.kind !== 'found') return { isAbsent: false, unread: [account] };
  const [deployments, filters, lists, connections, diagnostics] = await Promise.all([
    deploymentsOn(azure, accountId),
    contentFilters(azure, accountId),
    blocklists(azure, accountId),
    endpointConnections(azure, accountId),
    diagnosticSettings(azure, accountId),
  ]);
  const items = await Promise.all(
    (valueOf(lists) ?? []).map(async (list) => ({ list, items: await blocklistItems(azure, accountId, list.name) })),
  );
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
