import type { Broken } from '../lib/guardrails/breaches';
import { GUARDRAILS } from '../lib/guardrails/breaches';
import type { Finding, FindingReport, Place, RuleText } from '../lib/report/finding';
import { lineOf } from '../lib/review/report/line-of';
import type { Stack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import type { GuardedStack } from './guard-report';
import { waiverWords } from './guard-report';
import { KIT_VERSION } from './kit';

const WAIVERS: RuleText = {
  id: 'guardrails/waivers',
  summary: 'Every waiver of a guardrail is valid, has not expired and has an effect.',
};

/** The results of the guardrails in the form that all commands share. */
export const guardFindings = (guarded: readonly GuardedStack[], stacks: readonly Stack[]): FindingReport => ({
  tool: { name: 'stamps guard', version: KIT_VERSION },
  rules: [...GUARDRAILS.map(({ id, summary, why }) => ({ id, summary, why })), WAIVERS],
  checked: guarded.map(({ id }) => id),
  findings: guarded.flatMap((each, i) => findingsOf(each, stacks[i])),
});

function findingsOf({ id, broken, waived, invalidWaivers }: GuardedStack, stack: Stack | undefined): Finding[] {
  const found = ({ guardrail, severity, message, help, ...where }: Broken): Finding => ({
    ...{ severity, rule: guardrail, message, help, stacks: [id], places: [placeOf(id, where, stack)] },
  });
  return [
    ...invalidWaivers.map((message): Finding => ({
      ...{ severity: 'error', rule: WAIVERS.id, message, stacks: [id], places: [placeOf(id, {}, stack)] },
    })),
    ...broken.map(found),
    ...waived.map(({ broken: each, waiver }): Finding => ({
      ...found(each),
      severity: 'notice',
      waived: waiverWords(waiver),
    })),
  ];
}

/** A place in a file of a stack, or in a plan, which has no lines that people read. */
function placeOf(
  id: string,
  { address, attribute, file }: Pick<Broken, 'address' | 'attribute' | 'file'>,
  stack: Stack | undefined,
): Place {
  const where = { ...(address === undefined ? {} : { address }), ...(attribute === undefined ? {} : { attribute }) };
  if (stack === undefined || stack.files.size === 0) return { subject: id, file: id, line: 1, ...where };
  const name = file ?? CONFIGURATION;
  const line = lineOf((stack.files.get(name) ?? '').split('\n'), address);
  return { subject: id, file: `${stack.folder}/${name}`, line, ...where };
}
