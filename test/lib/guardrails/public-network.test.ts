import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

/** The messages of guardrails/public-network about a resource. */
const found = (type: string, attributes: object) =>
  breachesOf(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { [type]: { x: attributes } } })]])), {})
    .filter(({ guardrail }) => guardrail === 'guardrails/public-network')
    .map(({ message }) => message);

describe('the public network', () => {
  test.each<[string, object, string[]]>([
    ['false', { public_network_access_enabled: false }, []],
    ['false as text', { public_network_access_enabled: 'false' }, []],
    ['nothing', {}, ["the account 'a' can be reached from the public internet"]],
    ['true as text', { public_network_access_enabled: 'true' }, ["the account 'a' can be reached from the public internet"]],
    [
      'a variable',
      { public_network_access_enabled: '${var.open}' },
      ["whether the account 'a' can be reached from the public internet is known only to Terraform"],
    ],
  ])('of an account with %s', (_, attributes, expected) => {
    expect(found('azurerm_cognitive_account', { name: 'a', ...attributes })).toEqual(expected);
  });

  const open = "containers of the storage account 's' can be made public";
  test.each<[string, object, string[]]>([
    ['false', { allow_nested_items_to_be_public: false }, []],
    ['true', { allow_nested_items_to_be_public: true }, [open]],
    ['nothing', {}, [open]],
    ['a variable', { allow_nested_items_to_be_public: '${var.open}' }, [open]],
  ])('of a storage account with %s', (_, attributes, expected) => {
    expect(found('azurerm_storage_account', { name: 's', ...attributes })).toEqual(expected);
  });

  test.each<[string | undefined, number]>([
    [undefined, 0],
    ['private', 0],
    ['blob', 1],
    ['container', 1],
    ['${var.access}', 1],
  ])('of a container with %s', (access, count) => {
    expect(found('azurerm_storage_container', { name: 'c', container_access_type: access })).toEqual(
      Array.from({ length: count }, () => "anyone can read the container 'c' without signing in"),
    );
  });
});
