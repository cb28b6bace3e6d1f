import { GUARDRAILS } from '../lib/guardrails/breaches';
import type { Guardrail } from '../lib/guardrails/guardrail';
import type { Rule } from '../lib/rules/rule';
import { brokenByFiles } from './broken-by-files';
import { brokenByOverrides } from './broken-by-overrides';

/** The guardrails, applied to overrides and extra files. For settings, equivalent rules exist. */
export const GUARDRAIL_RULES: readonly Rule[] = GUARDRAILS.map(ruleOf);

function ruleOf({ id, summary }: Guardrail): Rule {
  return {
    id,
    summary: `Neither overrides nor extra files break a guardrail. ${summary}`,
    // The remaining findings of `guardrails/files` are files that Terraform cannot combine, and files that cannot be checked.
    waivable: true,
    check: (fleet, context) => [
      ...fleet.stamps.flatMap((located) => brokenByOverrides(fleet, located, id)),
      ...brokenByFiles(fleet, context, id),
    ],
  };
}
