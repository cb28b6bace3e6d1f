import { GUARDRAILS } from '../lib/guardrails/breaches';
import type { Guardrail } from '../lib/guardrails/guardrail';
import type { Rule } from '../lib/rules/rule';
import { brokenByFiles } from './broken-by-files';
import { brokenByOverrides } from './broken-by-overrides';

/** The guardrails, for overrides and other people's files. Settings have rules of their own, which come to the same. */
export const GUARDRAIL_RULES: readonly Rule[] = GUARDRAILS.map(ruleOf);

function ruleOf({ id, summary }: Guardrail): Rule {
  return {
    id,
    summary: `Neither overrides nor extra files break a guardrail. ${summary}`,
    // What remains of `guardrails/files` are files that Terraform refuses to put together, and those that nobody can check.
    waivable: true,
    check: (fleet, context) => [
      ...fleet.stamps.flatMap((located) => brokenByOverrides(fleet, located, id)),
      ...brokenByFiles(fleet, context, id),
    ],
  };
}
