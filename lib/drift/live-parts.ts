import type { Answer, Unanswered } from '../azure/answer';
import type { AccountAnswer, ConnectionAnswer } from '../azure/reads/account';
import { cognitiveAccount, endpointConnections } from '../azure/reads/account';
import type { BlocklistAnswer, BlocklistItemAnswer, PolicyAnswer } from '../azure/reads/content-filters';
import { blocklistItems, blocklists, contentFilters } from '../azure/reads/content-filters';
import type { DeploymentAnswer } from '../azure/reads/deployments';
import { deployments as deploymentsOn } from '../azure/reads/deployments';
import type { DeploymentState } from '../azure/reads/deployment-states';
import { deploymentStates } from '../azure/reads/deployment-states';
import type { DiagnosticAnswer } from '../azure/reads/diagnostics';
import { diagnosticSettings } from '../azure/reads/diagnostics';
import type { ResourceManager } from '../azure/resource-manager';
import type { AccountPlace } from './account-place';

/** What Azure has of an account. A part that could not be read is undefined, and is not compared. */
export interface LiveParts {
  readonly account: AccountAnswer;
  readonly deployments?: readonly DeploymentAnswer[];
  /** The service tiers and states of the deployments. */
  readonly states?: readonly DeploymentState[];
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

/** Whether service tiers and states can be read: that Azure Government has the version of the API for them is not verified. */
export const hasStates = ({ cloud }: AccountPlace): boolean => cloud === 'public';

/** Reads an account and everything on it that the kit writes. */
export async function readParts(azure: ResourceManager, place: AccountPlace): Promise<ReadParts> {
  const accountId = place.id;
  const account = await cognitiveAccount(azure, accountId);
  if (account.kind === 'absent') return { isAbsent: true, unread: [] };
  if (account.kind !== 'found') return { isAbsent: false, unread: [account] };
  const [deployments, states, filters, lists, connections, diagnostics] = await Promise.all([
    deploymentsOn(azure, accountId),
    hasStates(place) ? deploymentStates(azure, accountId) : undefined,
    contentFilters(azure, accountId),
    blocklists(azure, accountId),
    endpointConnections(azure, accountId),
    diagnosticSettings(azure, accountId),
  ]);
  const items = await Promise.all(
    (valueOf(lists) ?? []).map(async (list) => ({ list, items: await blocklistItems(azure, accountId, list.name) })),
  );
  const answers = [deployments, ...(states ? [states] : []), filters, lists, connections, diagnostics];
  return {
    isAbsent: false,
    unread: [...answers, ...items.map((each) => each.items)].flatMap(unansweredBy),
    parts: {
      account: account.value,
      ...given('deployments', valueOf(deployments)),
      ...(states ? given('states', valueOf(states)) : {}),
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
