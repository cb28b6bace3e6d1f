import { Fn, Lazy, TerraformVariable } from 'cdktf';
import { choiceFailure, nameFailure, textFailure, unlessReference } from '../../../lib/terraform/checks';
import { emptyStack } from '../../support/terraform';

describe('a check of text', () => {
  const check = (value: string) => `'${value}' is wrong`;

  test('reads text', () => {
    expect(unlessReference('text', check)).toBe("'text' is wrong");
    expect(unlessReference('', check)).toBe("'' is wrong");
  });

  test('skips values that only Terraform knows', () => {
    const { stack, resourceGroup } = emptyStack();
    const variable = new TerraformVariable(stack, 'name', { type: 'string' });
    const lazy = Lazy.stringValue({ produce: () => 'later' });
    const tokens = [
      variable.stringValue,
      `rg-${variable.stringValue}`,
      resourceGroup.reference,
      Fn.lower('A'),
      lazy,
      '${var.name}',
    ];
    expect(tokens.map((token) => unlessReference(token, check))).toEqual(tokens.map(() => undefined));
  });
});

describe('a choice', () => {
  test('is one of the options', () => {
    expect(choiceFailure('color', 'red', ['red', 'green'])).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ['another text', 'blue', "unknown color 'blue'; use one of: red, green"],
    ['nothing', undefined, 'unknown color undefined; use one of: red, green'],
    ['a number', 5, 'unknown color 5; use one of: red, green'],
    ['an expression', '${var.color}', 'the color is a reference, whose value only Terraform knows; use one of: red, green'],
    ['a token', Fn.lower('RED'), 'the color is a reference, whose value only Terraform knows; use one of: red, green'],
  ])('is not %s', (_, given, message) => {
    expect(choiceFailure('color', given, ['red', 'green'])).toBe(message);
  });
});

test.each([[undefined], [5], [null]])('a name or a text cannot be %s, which JavaScript allows', (given) => {
  expect(nameFailure('account', given as never)).toBe(`the account name is ${given}; it must be text`);
  expect(textFailure('version', given as never)).toBe(`the version is ${given}; it must be text`);
});
