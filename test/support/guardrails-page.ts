import { GUARDRAILS } from '../../lib/guardrails/breaches';
import { code, table } from '../../lib/readme/markdown';

/** The table of docs/guardrails.md: every guardrail with its reason. */
export const guardrailsTable = (): string =>
  table(
    ['Guardrail', 'What it requires', 'Why'],
    GUARDRAILS.map(({ id, summary, why }) => [code(id), summary, why]),
  );
