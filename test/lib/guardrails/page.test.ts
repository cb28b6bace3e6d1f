import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { guardrailsTable } from '../../support/guardrails-page';
import { ROOT } from '../../support/root';

test('docs/guardrails.md lists the current guardrails', () => {
  const file = path.join(ROOT, 'docs/guardrails.md');
  const page = readFileSync(file, 'utf8');
  const expected = page.replace(/^\| Guardrail [\s\S]*?\|\n(?!\|)/m, () => `${guardrailsTable()}\n`);
  if (process.env['EXPECTED'] === 'write') writeFileSync(file, expected);
  expect(expected).toContain(guardrailsTable());
  expect(page).toBe(expected);
});
