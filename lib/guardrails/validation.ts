import type { FilterFloor } from '../content-safety/floor';
import { demandsOf } from '../content-safety/floor';
import { readStack } from '../stack/stack';
import { CONFIGURATION } from '../stack/terraform-file';
import { breachesOf } from './breaches';
import { today as now } from './today';
import type { Promises } from './guardrail';
import type { GuardrailWaiver } from './waiver';
import { judged } from './waiver';

/** What a custom stack promises, and the waivers of guardrails in it. */
export interface GuardrailProps extends Omit<Promises, 'filterFloor'> {
  /**
   * The minimum that every content filter of the stack must meet.
   *
   * @default - nothing beyond the other guardrails
   */
  readonly filterFloor?: FilterFloor;
  /**
   * The waivers: resources that need not follow a guardrail, each with an owner and a last day.
   *
   * @default - nothing
   */
  readonly waivers?: readonly GuardrailWaiver[];
}

/**
 * The guardrails that a stack breaks, as error messages. `npx stamps guard` reports warnings.
 *
 * @param made the configuration that CDKTF generates for the stack
 * @param today the current day. Waivers depend on it; generated files do not.
 */
export function guardrailErrors(
  id: string,
  made: unknown,
  { waivers = [], filterFloor, ...promises }: GuardrailProps = {},
  today = now(),
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
