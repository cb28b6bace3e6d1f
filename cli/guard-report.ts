import pc from 'picocolors';
import type { Broken } from '../lib/guardrails/breaches';
import type { GuardrailWaiver, Waived } from '../lib/guardrails/waiver';
import { terminal } from '../lib/text/terminal';

/** The result of the guardrails for one stack. */
export interface GuardedStack {
  readonly id: string;
  readonly broken: readonly Broken[];
  readonly waived: readonly Waived[];
  /** Messages about waivers that are not valid, have expired or waive nothing, without a full stop. */
  readonly invalidWaivers: readonly string[];
}

/** A waiver in words. */
export const waiverWords = ({ expires, owner, reason }: GuardrailWaiver): string =>
  `waived until ${expires} by ${owner}: ${reason}`;

type Colors = Pick<typeof pc, 'bold' | 'cyan' | 'red' | 'yellow'>;

/** The results of the guardrails as text: the stack, the resource, what is broken and what to do. */
export function guardReport(stacks: readonly GuardedStack[], colors: Colors = pc.createColors(false)): string {
  return stacks
    .flatMap(({ id, broken, waived, invalidWaivers }) => [
      ...invalidWaivers.map((each) => `${colors.cyan(terminal(id))} ${colors.red('error')}: ${colors.bold(terminal(each))}\n`),
      ...broken.map((each) => paragraph(id, each, colors)),
      ...waived.map(({ broken: each, waiver }) => paragraph(id, each, colors, waiverWords(waiver))),
    ])
    .map((text) => `${text}\n`)
    .join('');
}

function paragraph(
  id: string,
  { guardrail, severity, message, help, address, attribute, file }: Broken,
  colors: Colors,
  waived?: string,
): string {
  const word = waived === undefined ? severity : 'notice';
  const paint = word === 'error' ? colors.red : word === 'warning' ? colors.yellow : colors.cyan;
  const place = [file, address, attribute].filter((each) => each !== undefined).join(' ');
  return [
    `${colors.cyan(terminal(id))} ${paint(`${word} ${guardrail}`)}: ${colors.bold(terminal(message))}${waived === undefined ? '' : ` (${terminal(waived)})`}`,
    ...(place === '' ? [] : [`  ${terminal(place)}`]),
    ...(waived === undefined ? [`  ${colors.cyan('help')}: ${terminal(help)}`] : []),
    '',
  ].join('\n');
}
