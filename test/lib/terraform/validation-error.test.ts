import { Construct } from 'constructs';
import { throwIfAny, ValidationError } from '../../../lib/terraform/validation-error';
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
