import type { Broken } from './breaches';
import type { GuardrailId } from './guardrail';
import { isDay } from './today';

/** An exception from a guardrail until a day, with an owner. */
export interface GuardrailWaiver {
  /** The guardrail, such as `guardrails/public-network`. */
  readonly rule: GuardrailId;
  /** The address of the resource, such as `azurerm_cognitive_account.account`; for `guardrails/files`, the file. */
  readonly subject: string;
  /** The person or team that is responsible. */
  readonly owner: string;
  /** The reason, in a sentence. */
  readonly reason: string;
  /** The last day on which it applies, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A breach that is waived, and the waiver. */
export interface Waived {
  readonly broken: Broken;
  readonly waiver: GuardrailWaiver;
}

/** Breaches after waivers are applied. */
export interface Judged {
  readonly broken: readonly Broken[];
  readonly waived: readonly Waived[];
  /** Waivers that are not valid and have no effect, as sentences without a full stop. */
  readonly invalid: readonly string[];
  /** Waivers that have expired, have no effect or are not valid, as sentences without a full stop. */
  readonly idle: readonly string[];
}

/** The minimum length of a reason. */
const SHORTEST_REASON = 10;

/** The reason why a waiver is not valid; undefined if it is valid. */
export function waiverFault({
  owner,
  reason,
  expires,
}: Pick<GuardrailWaiver, 'expires' | 'owner' | 'reason'>): string | undefined {
  if (!isText(expires)) return 'it has no expires, its last day, such as 2027-01-31';
  if (!isDay(expires)) return `its last day '${expires}' is not a date such as 2027-01-31`;
  if (!isText(owner) || owner.trim() === '') return 'it names no owner';
  if (!isText(reason)) return 'it has no reason';
  return reason.trim().length < SHORTEST_REASON ? `its reason has fewer than ${SHORTEST_REASON} characters` : undefined;
}

/** JavaScript can omit what TypeScript requires. */
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Applies waivers to breaches. A waiver that has expired or is not valid has no effect.
 *
 * @param today the day, `YYYY-MM-DD`
 */
export function judged(all: readonly Broken[], waivers: readonly GuardrailWaiver[], today: string): Judged {
  const covers = ({ rule, subject, expires }: GuardrailWaiver, { guardrail, address, file }: Broken) =>
    rule === guardrail && expires >= today && [address, file].includes(subject);
  const valid = waivers.filter((waiver) => waiverFault(waiver) === undefined);
  const invalid = waivers.flatMap((waiver) => {
    const fault = waiverFault(waiver);
    return fault === undefined ? [] : [`the waiver of ${waiver.rule} for ${waiver.subject} is not valid: ${fault}`];
  });
  const waived = all.flatMap((broken) => {
    const waiver = valid.find((each) => covers(each, broken));
    return waiver ? [{ broken, waiver }] : [];
  });
  return {
    broken: all.filter((broken) => !waived.some((each) => each.broken === broken)),
    waived,
    invalid,
    idle: [...invalid, ...valid.flatMap((waiver) => idleWords(waiver, waived, today))],
  };
}

/** The waivers that have expired, as sentences without a full stop. */
export const expiredWords = (waivers: readonly GuardrailWaiver[], today: string): string[] =>
  waivers
    .filter(({ expires }) => expires < today)
    .map(({ rule, subject, expires }) => `the waiver of ${rule} for ${subject} expired on ${expires}`);

function idleWords(waiver: GuardrailWaiver, waived: readonly Waived[], today: string): string[] {
  if (waiver.expires < today) return expiredWords([waiver], today);
  const isUsed = waived.some((each) => each.waiver === waiver);
  return isUsed ? [] : [`the waiver of ${waiver.rule} for ${waiver.subject} has no effect: remove it`];
}
