import { Fn, Lazy, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { throwIfAny, unlessToken, ValidationError } from '../../../lib/terraform/validation-error';
import { emptyStack } from '../../support/terraform';

test('one failure follows the path of the construct', () => {
  const { message, name } = new ValidationError('test/account', ['the name is empty']);
  expect(message).toBe('test/account: the name is empty');
  expect(name).toBe('ValidationError');
});

test('several failures are in one error, one per line', () => {
  expect(new ValidationError('test/account', ['the name is empty', 'the capacity is 0']).message).toBe(
    'test/account:\n- the name is empty\n- the capacity is 0',
  );
});

test('all failed checks are thrown at once, with the path', () => {
  const scope = new Construct(emptyStack().stack, 'account');
  expect(() => {
    throwIfAny(scope, [undefined, 'one', undefined, 'two']);
  }).toThrow(new ValidationError('test/account', ['one', 'two']));
});

test('nothing is thrown when every check has passed', () => {
  const { stack } = emptyStack();
  expect(() => {
    throwIfAny(stack, [undefined, undefined]);
    throwIfAny(stack, []);
  }).not.toThrow();
});

describe('a check of text', () => {
  const check = (value: string) => `'${value}' is wrong`;

  test('reads text', () => {
    expect(unlessToken('text', check)).toBe("'text' is wrong");
    expect(unlessToken('', check)).toBe("'' is wrong");
  });

  test('skips values that only Terraform knows', () => {
    const { stack, resourceGroup } = emptyStack();
    const variable = new TerraformVariable(stack, 'name', { type: 'string' });
    const lazy = Lazy.stringValue({ produce: () => 'later' });
    const tokens = [variable.stringValue, `rg-${variable.stringValue}`, resourceGroup.reference, Fn.lower('A'), lazy];
    expect(tokens.map((token) => unlessToken(token, check))).toEqual(tokens.map(() => undefined));
  });
});
