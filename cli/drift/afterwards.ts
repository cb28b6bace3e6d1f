import type { Drift } from '../../lib/drift/drift';
import { isOutside } from '../../lib/drift/edits/edit';
import { OUTSIDE_RULES } from '../../lib/drift/outside';
import { terminal } from '../../lib/text/terminal';

/** What the next apply restores, and what of these findings it does not. */
export function afterwards({ review, resend }: Drift): string {
  const findings = review.stacks.flatMap((stack) => stack.findings);
  const isForeign = findings.some(({ rule, address }) => FOREIGN.includes(rule) || isOutside(address));
  const lines = [
    ...resend.map(
      ({ folder, addresses }) =>
        `Words of blocklists: to send them again, run in ${folder}: terraform apply ${addresses.map((each) => `-replace=${each}`).join(' ')}. Words that someone added stay until you delete them`,
    ),
    ...(isForeign ? ['What is in no stack: delete it, or add it to the environment file'] : []),
    ...(findings.some(({ rule }) => rule === OUTSIDE_RULES.setting.id)
      ? ['Settings that the kit does not write, such as a service tier: take them back by hand']
      : []),
  ];
  if (lines.length === 0) return 'The next apply restores what generated/ has.\n';
  const except = lines.map((line) => `- ${terminal(line)}.\n`).join('');
  return `The next apply restores what generated/ has, except for the following, which no plan shows:\n${except}`;
}

const FOREIGN: readonly string[] = [OUTSIDE_RULES.endpoint.id, OUTSIDE_RULES.logs.id, OUTSIDE_RULES.lists.id];
