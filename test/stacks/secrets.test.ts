import path from 'node:path';
import { exampleFleet, synthesized } from '../support/project';
import { EXAMPLES, ROOT } from '../support/root';

/** Attributes of the emitted resource types that azurerm 4.55.0 marks as sensitive. */
const SENSITIVE =
  /primary_access_key|secondary_access_key|primary_shared_key|secondary_shared_key|search_service_key|connection_string/;
const TEXTS = EXAMPLES.flatMap((example) => [...synthesized(exampleFleet(example))]);

/** A variable can be marked as sensitive, which is not a secret. Nothing else can have such a key. */
function withoutVariableMarks(text: string): string {
  const { variable = {}, ...rest } = JSON.parse(text) as { readonly variable?: Readonly<Record<string, object>> };
  const unmarked = Object.entries(variable).map(([name, given]) => [name, { ...given, sensitive: undefined }] as const);
  return JSON.stringify({ ...rest, variable: Object.fromEntries(unmarked) });
}

describe('the generated Terraform', () => {
  test('has only sensitive variables without a value', () => {
    const variables = TEXTS.filter(([file]) => file.endsWith('.json')).flatMap(([, text]) =>
      Object.values((JSON.parse(text) as { readonly variable?: Readonly<Record<string, object>> }).variable ?? {}),
    );
    expect(variables.length).toBeGreaterThan(0);
    for (const variable of variables) {
      expect(variable).toMatchObject({ sensitive: true, nullable: false });
      expect(variable).not.toHaveProperty('default');
    }
  });

  test.each(TEXTS)('%s contains no key, no path of this machine and no unresolved token', (file, text) => {
    expect(text).not.toMatch(SENSITIVE);
    expect(text).not.toMatch(/TfToken|TFTOKEN|Default Default/);
    expect(text).not.toContain(path.resolve('/').length > 1 ? ROOT : `${ROOT}/`);
    expect(text.endsWith('\n')).toBe(true);
    if (file.endsWith('.json'))
      expect(withoutVariableMarks(text)).not.toMatch(/"(access_key|sas_token|client_secret|sensitive)"/);
  });
});
