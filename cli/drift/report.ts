import type { Drift } from '../../lib/drift/drift';
import { OUTSIDE_RULES } from '../../lib/drift/outside';
import { colorsFor } from '../../lib/report/colors';
import type { Finding } from '../../lib/report/finding';
import type { Result } from '../../lib/report/formats';
import { json } from '../../lib/review/report/json';
import { counted } from '../../lib/text/counted';
import { jsonText } from '../../lib/text/json';
import { terminal } from '../../lib/text/terminal';
import { KIT_VERSION } from '../kit';
import type { TextOf } from '../review-findings';
import { reviewFindings } from '../review-findings';
import { reviewParagraphs } from '../review-report';
import { afterwards } from './afterwards';

/** Rules about what could not be compared. */
const UNREAD = {
  id: 'drift/not-read',
  summary: 'A part of an account could not be read.',
  why: 'What was not read was not compared.',
};
const ABSENT = {
  id: 'drift/absent',
  summary: 'The account of a stack does not exist.',
  why: 'The stack is not deployed, or someone has deleted the account.',
};
const UNCOMPARED = {
  id: 'drift/not-compared',
  summary: 'Something in a stack cannot be compared.',
  why: 'Only Terraform knows it, Azure does not answer it, or the kit does not know the form in which it is written.',
};

/** Drift in every format. */
export const driftResult = (found: Drift, textOf: TextOf): Result => ({
  text: () => text(found),
  json: () =>
    jsonText({
      compared: found.compared,
      absent: found.absent,
      unread: found.unread.map(({ stack, answer }) => ({ stack, call: answer.call, because: answer.because })),
      unplaced: found.unplaced,
      uncompared: found.uncompared,
      resend: found.resend,
      drift: JSON.parse(json(found.review)) as unknown,
    }),
  report: () => {
    const report = reviewFindings(found.review, textOf);
    return {
      tool: { name: 'stamps drift', version: KIT_VERSION },
      rules: [...report.rules, ...Object.values(OUTSIDE_RULES), UNREAD, ABSENT, UNCOMPARED],
      checked: [...found.compared, ...found.absent],
      findings: [...report.findings, ...incomplete(found)],
    };
  },
});

/** What ends the command with exit code 1 is an error; what can never be compared is none. */
const incomplete = ({ absent, unread, unplaced, uncompared }: Drift): Finding[] => [
  ...absent.map((stack) => finding(ABSENT, stack, 'the account does not exist')),
  ...unread.map(({ stack, answer }) => finding(UNREAD, stack, `${answer.call}: ${answer.because}`)),
  ...unplaced.map((each) => finding(UNCOMPARED, each.stack, unplacedWords(each))),
  ...uncompared.map(({ stack, message }) => ({ ...finding(UNCOMPARED, stack, message), severity: 'notice' as const })),
];

const finding = ({ id, why }: typeof UNREAD, stack: string, message: string): Finding => ({
  ...{ severity: 'error', rule: id, message: `${stack}: ${message}`, why, stacks: [stack] },
  places: [{ subject: stack }],
});

const unplacedWords = ({ address, missing }: Drift['unplaced'][number]) =>
  `${address}, because the ${missing} of the account is known only to Terraform`;

function text(found: Drift): string {
  const { review, compared } = found;
  const colors = colorsFor(process.stdout);
  const lines = linesOf(found, colors);
  const apart = lines === '' ? '' : `\n${lines}`;
  const accounts = `${counted(compared.length, 'account')} compared with generated/`;
  if (review.stacks.length === 0) {
    const result = lines === '' ? 'nothing differs' : 'no difference in what was compared';
    return `${accounts}${compared.length > 0 ? `: ${result}` : ''}.\n${apart}`;
  }
  const head = `${accounts}. What is called new or changed here is so in Azure.\n`;
  return `${[head, ...reviewParagraphs(review, colors), afterwards(found)].join('\n')}${apart}`;
}

/** What was not compared, a line for each. */
function linesOf({ absent, unread, unplaced, uncompared }: Drift, { yellow }: ReturnType<typeof colorsFor>): string {
  const line = (label: string, stack: string, message: string) => `${yellow(label)} ${terminal(stack)}: ${terminal(message)}\n`;
  return [
    ...absent.map((stack) => line('absent', stack, 'the account does not exist')),
    ...unread.map(({ stack, answer }) => line('not read', stack, `${answer.call}: ${answer.because}`)),
    ...unplaced.map((each) => line('not compared', each.stack, unplacedWords(each))),
    ...uncompared.map(({ stack, message }) => line('not compared', stack, message)),
  ].join('');
}
