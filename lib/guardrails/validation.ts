import type { FilterFloor } from '../content-safety/floor';
import { demandsOf } from '../content-safety/floor';
import { readStack } from '../stack/stack';
import { CONFIGURATION } from '../stack/terraform-file';
import { breachesOf } from './breaches';
import type { Promises } from './guardrail';
import type { GuardrailWaiver } from './waiver';
import { judged } from './waiver';

/** What a stack of your own promises, and which guardrails something in it need not follow. */
export interface GuardrailProps extends Omit<Promises, 'filterFloor'> {
  /**
   * What every content filter of the stack must do at least.
   *
   * @default - nothing beyond the other guardrails
   */
  readonly filterFloor?: FilterFloor;
  /**
   * What is excused from a guardrail, by whom and until when.
   *
   * @default - nothing
   */
  readonly waivers?: readonly GuardrailWaiver[];
}

/**
 * What a stack breaks, as errors for its author. Warnings are left to `npm run guard`.
 *
 * @param made what CDKTF makes of the stack
 * @param today the day, on which waivers depend and nothing that is generated
 */
export function guardrailErrors(
  id: string,
  made: unknown,
  { waivers = [], filterFloor, ...promises }: GuardrailProps = {},
  today = new Date().toISOString().slice(0, 10),
): string[] {
  const stack = readStack(id, new Map([[CONFIGURATION, JSON.stringify(made)]]));
  const all = breachesOf(stack, { ...promises, filterFloor: filterFloor ? demandsOf(filterFloor) : [] });
  const { broken, idle } = judged(
    all.filter(({ severity }) => severity === 'error'),
    waivers,
    today,
  );
  return [
    ...broken.map(({ guardrail, message, help, address }) => {
      const place = address === undefined || message.includes(address) ? '' : ` (${address})`;
      return `${guardrail}: ${message}${place}. To correct it, ${help}; to accept it for a time, add a waiver to the guardrails of the stack`;
    }),
    ...idle,
  ];
}
