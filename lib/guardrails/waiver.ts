import type { Broken } from './breaches';
import type { GuardrailId } from './guardrail';

/** A guardrail that something need not follow until a day, and who answers for that. */
export interface GuardrailWaiver {
  /** The guardrail, such as `guardrails/public-network`. */
  readonly rule: GuardrailId;
  /** The address of the resource that is excused, such as `azurerm_cognitive_account.account`; the file, for `guardrails/files`. */
  readonly subject: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Why, in a sentence. */
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A breach that a waiver excuses. */
export interface Excused {
  readonly broken: Broken;
  readonly waiver: GuardrailWaiver;
}

/** What waivers make of breaches. */
export interface Judged {
  readonly broken: readonly Broken[];
  readonly excused: readonly Excused[];
  /** Waivers that have expired or excuse nothing, as sentences without their full stop. */
  readonly idle: readonly string[];
}

/**
 * Takes out what waivers excuse. One that is past its last day excuses nothing.
 *
 * @param today the day, `YYYY-MM-DD`
 */
export function judged(all: readonly Broken[], waivers: readonly GuardrailWaiver[], today: string): Judged {
  const excuses = ({ rule, subject, expires }: GuardrailWaiver, { guardrail, address, file }: Broken) =>
    rule === guardrail && expires >= today && [address, file].includes(subject);
  const excused = all.flatMap((broken) => {
    const waiver = waivers.find((each) => excuses(each, broken));
    return waiver ? [{ broken, waiver }] : [];
  });
  return {
    broken: all.filter((broken) => !excused.some((each) => each.broken === broken)),
    excused,
    idle: waivers.flatMap((waiver) => {
      if (waiver.expires < today) return [`the waiver of ${waiver.rule} for ${waiver.subject} expired on ${waiver.expires}`];
      const isUsed = excused.some((each) => each.waiver === waiver);
      return isUsed ? [] : [`the waiver of ${waiver.rule} for ${waiver.subject} excuses nothing: remove it`];
    }),
  };
}
