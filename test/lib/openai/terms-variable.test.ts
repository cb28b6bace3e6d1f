import fc from 'fast-check';
import type { BlocklistOptions } from '../../../lib/openai/blocklist';
import { RESERVED_VARIABLE_NAMES, termsVariableProblem } from '../../../lib/openai/variable-name';
import { keepConfiguration } from '../../support/project';
import { at, configurationOf } from '../../support/terraform';
import { emptyAccount } from './fixtures';

const TYPE = 'azurerm_cognitive_account_rai_blocklist';
const WORDS = 'sort(distinct([for word in var.customer_words : trimspace(word)]))';

const configurationWith = (lists: Readonly<Record<string, BlocklistOptions>>) => {
  const { stack, account } = emptyAccount();
  const blocklists = Object.entries(lists).map(([key, props]) => ({ blocklist: account.addBlocklist(key, props) }));
  account.addContentFilter('strict', { blocklists });
  return configurationOf(stack);
};

describe('a blocklist from a variable', () => {
  const lists = { customers: { termsVariable: 'customer_words', description: 'Customers' } };

  test('has a hash in its name that only Terraform computes, and is replaced before it is deleted', () => {
    expect(at(configurationWith(lists), `${TYPE}.account_blocklist_customers`)).toMatchObject({
      name: `customers-\${nonsensitive(substr(sha256(jsonencode(${WORDS})), 0, 8))}`,
      description: 'Customers',
      lifecycle: { create_before_destroy: true },
    });
  });

  test('is filled by one request, regardless of its content', () => {
    const { resource } = configurationWith(lists);
    expect(Object.keys(resource['azapi_resource_action'] ?? {})).toEqual(['account_blocklist_customers_items_000']);
    expect(resource['azapi_resource_action']?.['account_blocklist_customers_items_000']).toMatchObject({
      action: 'addRaiBlocklistItems',
      body: `\${[for word in ${WORDS} : { name = "item-\${substr(sha256(word), 0, 12)}", properties = { pattern = word, isRegex = false } }]}`,
      lifecycle: { create_before_destroy: true },
    });
  });

  test('requires a sensitive set of strings without a default', () => {
    const { variable } = configurationWith(lists);
    expect(variable).toEqual({
      customer_words: {
        type: 'set(string)',
        sensitive: true,
        nullable: false,
        description: expect.stringContaining('TF_VAR_customer_words') as unknown,
        validation: [
          expect.objectContaining({ condition: '${length(var.customer_words) > 0}' }),
          expect.objectContaining({
            // Base64 of 3 MiB has 4 MiB.
            condition:
              '${length(var.customer_words) <= 1000 && length(base64encode(jsonencode(var.customer_words))) <= 4194304}',
          }),
          expect.objectContaining({
            condition: '${alltrue([for word in var.customer_words : can(regex("^\\\\P{Cc}{1,1000}$", trimspace(word)))])}',
          }),
        ],
      },
    });
    for (const { error_message } of variable?.['customer_words']?.['validation'] as { error_message: string }[])
      expect(error_message).not.toContain('${');
  });

  test('is referenced by a filter, together with other lists', () => {
    const configuration = configurationWith({ ...lists, names: { terms: ['x'] } });
    keepConfiguration('test/terms-variable', configuration);
    const { body } = at(configuration, 'azapi_resource.account_filter_strict');
    const reference = (key: string) => `\${${TYPE}.account_blocklist_${key}.name}`;
    expect((body as { properties: { customBlocklists: object[] } }).properties.customBlocklists).toEqual([
      { blocklistName: reference('customers'), blocking: true, source: 'Prompt' },
      { blocklistName: reference('customers'), blocking: true, source: 'Completion' },
      { blocklistName: reference('names'), blocking: true, source: 'Prompt' },
      { blocklistName: reference('names'), blocking: true, source: 'Completion' },
    ]);
  });

  test('can share the variable with another', () => {
    const { variable, resource } = configurationWith({ ...lists, more: { termsVariable: 'customer_words' } });
    expect(Object.keys(variable ?? {})).toEqual(['customer_words']);
    expect(Object.keys(resource['azapi_resource_action'] ?? {})).toHaveLength(2);
  });

  test.each(['account', 'constructor', 'resource_group', 'toString'])('can have a variable named %s', (termsVariable) => {
    expect(Object.keys(configurationWith({ customers: { termsVariable } }).variable ?? {})).toEqual([termsVariable]);
  });

  test.each([
    ['customers', '1st', "'1st' is not a Terraform variable"],
    ['customers', 'source', "'source' is not a Terraform variable"],
    ['k'.repeat(56), 'words', 'has a length of 65; Azure requires 2 to 64 characters'],
  ])('rejects the key %s with the variable %s', (key, termsVariable, message) => {
    expect(() => emptyAccount().account.addBlocklist(key, { termsVariable })).toThrow(message);
  });
});

describe('the name of a variable', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 70 }),
    fc.constantFrom(...RESERVED_VARIABLE_NAMES),
    fc.stringMatching(/^[a-zA-Z_][\w-]{0,70}$/),
  );

  test('is always an identifier that Terraform does not reserve', () => {
    fc.assert(
      fc.property(name, (given) => {
        const reserved = (RESERVED_VARIABLE_NAMES as readonly string[]).includes(given);
        const good = /^[a-z]\w*$/i.test(given) && !/[^\x20-\x7e]/.test(given) && !reserved;
        expect(termsVariableProblem(given) === undefined).toBe(good);
      }),
      { examples: [['words\n'], ['a-b'], ['sources'], ['_a'], ['é']] },
    );
  });
});
