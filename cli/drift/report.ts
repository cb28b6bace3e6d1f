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

/** Drift in every format. */
export const driftResult = (found: Drift, textOf: TextOf): Result => ({
  text: () => text(found),
  json: () =>
    jsonText({
      compared: found.compared,
      absent: found.absent,
      unread: found.unread.map(({ stack, answer }) => ({ stack, call: answer.call, because: answer.because })),
      drift: JSON.parse(json(found.review)) as unknown,
    }),
  report: () => {
    const report = reviewFindings(found.review, textOf);
    return {
      tool: { name: 'stamps drift', version: KIT_VERSION },
      rules: [...report.rules, ...Object.values(OUTSIDE_RULES), UNREAD, ABSENT],
      checked: [...found.compared, ...found.absent],
      findings: [...report.findings, ...uncompared(found)],
    };
  },
});

const uncompared = ({ absent, unread }: Drift): Finding[] => [
  ...absent.map((stack): Finding => finding(ABSENT, stack, 'the account does not exist')),
  ...unread.map(({ stack, answer }): Finding => finding(UNREAD, stack, `${answer.call}: ${answer.because}`)),
];

const finding = ({ id, why }: typeof UNREAD, stack: string, message: string): Finding => ({
  ...{ severity: 'warning', rule: id, message, why, stacks: [stack] },
  places: [{ subject: stack }],
});

function text({ review, compared, absent, unread }: Drift): string {
  const colors = colorsFor(process.stdout);
  const missing = [
    ...absent.map((stack) => `${colors.yellow('absent')} ${terminal(stack)}: the account does not exist\n`),
    ...unread.map(
      ({ stack, answer }) =>
        `${colors.yellow('not read')} ${terminal(stack)}: ${terminal(answer.call)}: ${terminal(answer.because)}\n`,
    ),
  ].join('');
  const apart = missing === '' ? '' : `\n${missing}`;
  if (review.stacks.length === 0)
    return `${counted(compared.length, 'account')} compared with generated/${compared.length > 0 ? ': nothing differs' : ''}.\n${apart}`;
  const head = `${counted(compared.length, 'account')} compared with generated/. What is called new or changed here is so in Azure.\n`;
  return `${[head, ...reviewParagraphs(review, colors), AFTERWARDS].join('\n')}${apart}`;
}

const AFTERWARDS = `The next apply restores what generated/ has, with two exceptions that no plan shows:
- Words of blocklists: terraform apply -replace=<address of each azapi_resource_action of the list> sends them again. Words that someone
  added stay until you delete them.
- Filters, deployments and blocklists with not-generated in the address, and private endpoints of others: delete them, or add them to the
  environment file.
`;
