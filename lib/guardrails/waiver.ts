import type { Broken } from './breaches';
import type { GuardrailId } from './guardrail';

/** A guardrail that something need not follow until a day, and who answers for that. */
export interface GuardrailWaiver {
  /** The guardrail, such as `guardrails/public-network`. */
  readonly rule: GuardrailId;
  /** The address of the resource that is waived, such as `azurerm_cognitive_account.account`; the file, for `guardrails/files`. */
  readonly subject: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Why, in a sentence. */
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A breach that a waiver excuses. */
export interface Waived {
  readonly broken: Broken;
  readonly waiver: GuardrailWaiver;
}

/** What waivers make of breaches. */
export interface Judged {
  readonly broken: readonly Broken[];
  readonly waived: readonly Waived[];
  /** Waivers that are not valid, which excuse nothing, as sentences without their full stop. */
  readonly invalid: readonly string[];
  /** Waivers that have expired or excuse nothing, and those that are not valid, as sentences without their full stop. */
  readonly idle: readonly string[];
}

/** The shortest reason that says something. */
const SHORTEST_REASON = 10;

/** What is wrong with a waiver, wherever it is written; undefined: nothing. */
export function waiverFault({
  owner,
  reason,
  expires,
}: Pick<GuardrailWaiver, 'expires' | 'owner' | 'reason'>): string | undefined {
  if (!isDay(expires)) return `its last day '${expires}' is not a day, like 2027-01-31`;
  if (owner.trim() === '') return 'it names no owner';
  return reason.trim().length < SHORTEST_REASON ? `its reason has fewer than ${SHORTEST_REASON} characters` : undefined;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * Takes out what waivers excuse. One that is past its last day, or is not valid, excuses nothing.
 *
 * @param today the day, `YYYY-MM-DD`
 */
export function judged(all: readonly Broken[], waivers: readonly GuardrailWaiver[], today: string): Judged {
  const excuses = ({ rule, subject, expires }: GuardrailWaiver, { guardrail, address, file }: Broken) =>
    rule === guardrail && expires >= today && [address, file].includes(subject);
  const valid = waivers.filter((waiver) => waiverFault(waiver) === undefined);
  const invalid = waivers.flatMap((waiver) => {
    const fault = waiverFault(waiver);
    return fault === undefined ? [] : [`the waiver of ${waiver.rule} for ${waiver.subject} is not valid: ${fault}`];
  });
  const waived = all.flatMap((broken) => {
    const waiver = valid.find((each) => excuses(each, broken));
    return waiver ? [{ broken, waiver }] : [];
  });
  return {
    broken: all.filter((broken) => !waived.some((each) => each.broken === broken)),
    waived,
    invalid,
    idle: [...invalid, ...valid.flatMap((waiver) => idleWords(waiver, waived, today))],
  };
}

/** The waivers that are past their last day, as sentences without their full stop. */
export const expiredWords = (waivers: readonly GuardrailWaiver[], today: string): string[] =>
  waivers
    .filter(({ expires }) => expires < today)
    .map(({ rule, subject, expires }) => `the waiver of ${rule} for ${subject} expired on ${expires}`);

function idleWords(waiver: GuardrailWaiver, waived: readonly Waived[], today: string): string[] {
  if (waiver.expires < today) return expiredWords([waiver], today);
  const isUsed = waived.some((each) => each.waiver === waiver);
  return isUsed ? [] : [`the waiver of ${waiver.rule} for ${waiver.subject} excuses nothing: remove it`];
}
