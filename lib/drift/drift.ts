import type { ResourceManager } from '../azure/resource-manager';
import type { Unanswered } from '../azure/answer';
import type { ServedCloud } from '../catalog/cloud-name';
import { withIds } from '../review/finding-id';
import type { Finding, Review, ReviewedStack } from '../review/review';
import { review, worst } from '../review/review';
import { SEVERITIES } from '../review/rules/review-rule';
import type { Stacks } from '../stack/read-stacks';
import type { Stack } from '../stack/stack';
import type { AccountPlace, Unplaced } from './account-place';
import { accountPlace, isPlaced } from './account-place';
import { foreignLists } from './alike-lists';
import { changedBy } from './changed-by';
import { deploymentSettings } from './deployment-settings';
import type { LiveParts } from './live-parts';
import { readParts } from './live-parts';
import { liveStack } from './live-stack';
import { otherAccount } from './other-account';
import { ACTION, foreignEndpoints, foreignLogs, missing, refusedEndpoints } from './outside';
import type { Uncompared } from './uncompared';
import { uncompared } from './uncompared';

/** What Azure has, compared with generated/. */
export interface Drift {
  /** What differs, as if the stacks were changed to what Azure has. */
  readonly review: Review;
  /** The stacks that were compared, by ID. */
  readonly compared: readonly string[];
  /** The stacks whose account does not exist, by ID. */
  readonly absent: readonly string[];
  /** What could not be read, by stack. */
  readonly unread: readonly { readonly stack: string; readonly answer: Unanswered }[];
  /** The stacks whose account could not be asked for, because only Terraform knows its ID. */
  readonly unplaced: readonly (Unplaced & { readonly stack: string })[];
  /** The actions that send words of blocklists, of lists whose words differ, by the folder of the stack. Terraform does not repeat them. */
  readonly resend: readonly { readonly folder: string; readonly addresses: readonly string[] }[];
  /** What can never be compared, by stack. */
  readonly uncompared: readonly (Uncompared & { readonly stack: string })[];
}

/** The stack of an account, and what Azure has of it. */
interface Read {
  readonly stack: Stack;
  readonly place: AccountPlace;
  readonly parts: LiveParts;
  /** The stack as Azure has it. */
  readonly live: Stack;
}

/**
 * Compares accounts with their stacks. Other stacks have nothing that Terraform does not look at.
 *
 * @param azure Azure, in the cloud of a stack
 */
export async function drift(stacks: Stacks, azure: (cloud: ServedCloud) => ResourceManager, today: string): Promise<Drift> {
  const found = [...stacks.values()].flatMap((stack) => {
    const place = accountPlace(stack);
    return place ? [{ stack, place }] : [];
  });
  const places = found.flatMap(({ stack, place }) => (isPlaced(place) ? [{ stack, place }] : []));
  const answers = await Promise.all(
    places.map(async ({ stack, place }) => ({
      ...{ stack, place },
      answer: await readParts(azure(place.cloud), place),
    })),
  );
  const read = answers.flatMap(({ answer: { parts }, ...each }): Read[] =>
    parts ? [{ ...each, parts, live: liveStack(each.stack, parts) }] : [],
  );
  return {
    review: reviewOf(read, today),
    compared: read.map(({ stack }) => stack.id),
    absent: answers.filter(({ answer }) => answer.isAbsent).map(({ stack }) => stack.id),
    unread: answers.flatMap(({ stack, answer: { unread } }) => unread.map((answer) => ({ stack: stack.id, answer }))),
    unplaced: found.flatMap(({ stack, place }) => (isPlaced(place) ? [] : [{ stack: stack.id, ...place }])),
    resend: read.map(changedActions).filter(({ addresses }) => addresses.length > 0),
    uncompared: read.flatMap(({ stack, place, parts }) =>
      uncompared(stack, place, parts).map((each) => ({ stack: stack.id, ...each })),
    ),
  };
}

const changedActions = ({ stack, live }: Read) => ({
  folder: stack.folder,
  addresses: [...stack.resources.values()]
    .filter((each) => each.type === ACTION && live.resources.get(each.address) !== each)
    .map(({ address }) => address),
});

function reviewOf(read: readonly Read[], today: string): Review {
  const written = new Map(read.map(({ stack }) => [stack.folder, stack]));
  const live = new Map(read.map((each) => [each.stack.folder, each.live]));
  const reviewed = review(written, live, { today });
  const stacks = read
    .map((each) =>
      withOutside(
        each,
        reviewed.stacks.find(({ folder }) => folder === each.stack.folder),
      ),
    )
    .filter(({ findings }) => findings.length > 0);
  return {
    verdict: worst(stacks.map(({ verdict }) => verdict)),
    stacks,
    unchanged: read.length - stacks.length,
  };
}

/** The findings of the review, and what no stack has, each with who changed it last. */
function withOutside({ stack, place, parts, live }: Read, reviewed: ReviewedStack | undefined): ReviewedStack {
  const { id, folder, environment, part } = stack;
  const outside: readonly Finding[] = withIds(id, [
    ...otherAccount(stack, place, parts),
    ...foreignEndpoints(stack, place, parts),
    ...refusedEndpoints(stack, place, parts),
    ...foreignLogs(stack, place, parts),
    ...foreignLists(stack, parts),
    ...deploymentSettings(stack, parts),
    ...missing(stack, live),
  ]);
  const hands = changedBy(stack, parts);
  const findings = [...outside, ...(reviewed?.findings ?? []).flatMap(asDrift)]
    .map((each) => (isOnAccount(each, place) ? each : withHand(each, hands)))
    .sort(bySeverity);
  return {
    ...(reviewed ?? { id, folder, environment, part, names: new Map<string, string>(), onlyVersions: false, planned: false }),
    change: 'changed',
    verdict: worst(findings.map(({ severity }) => severity)),
    findings,
  };
}

/** What the review predicts for an apply has already happened, or happens when the next apply restores the configuration. */
function asDrift(finding: Finding): readonly Finding[] {
  if (finding.rule.startsWith('destruction/')) return [];
  if (!finding.rule.startsWith('replacement/')) return [finding];
  return [{ ...finding, message: `the next apply restores what generated/ has: ${finding.message}` }];
}

const bySeverity = (one: Finding, other: Finding) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);

/** Whether a finding is about something of others, which has no address of its own. */
const isOnAccount = ({ rule, address }: Finding, place: AccountPlace) => rule.startsWith('drift/') && address === place.address;

function withHand(finding: Finding, hands: ReadonlyMap<string, string>): Finding {
  const hand = finding.address === undefined ? undefined : hands.get(finding.address);
  return hand === undefined ? finding : { ...finding, message: `${finding.message} (last changed ${hand})` };
}
