import path from 'node:path';
import { EXAMPLES, exampleFleet, ROOT, synthesized } from '../support/project';
import { readProject } from '../../lib/environment/read-project';

/** Attributes of the emitted resource types that azurerm 4.55.0 marks as sensitive. */
const SENSITIVE = /primary_access_key|secondary_access_key|primary_shared_key|secondary_shared_key|search_service_key/;
const TEXTS = [...EXAMPLES.map(exampleFleet), readProject(ROOT)].flatMap((fleet) => [...synthesized(fleet)]);

describe('what is generated', () => {
  test.each(TEXTS)('%s has no key, no path of this machine and nothing unresolved', (file, text) => {
    expect(text).not.toMatch(SENSITIVE);
    expect(text).not.toMatch(/TfToken|TFTOKEN|Default Default/);
    expect(text).not.toContain(path.resolve('/').length > 1 ? ROOT : `${ROOT}/`);
    expect(text.endsWith('\n')).toBe(true);
    if (file.endsWith('.json')) expect(text).not.toMatch(/"(access_key|sas_token|client_secret|sensitive)"/);
  });
});
