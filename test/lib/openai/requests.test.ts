import { onAccount } from '../../../lib/openai/requests';

test('azapi sends one write at a time to an account', () => {
  expect(onAccount('/account').locks).toEqual(['/account']);
});

test.each([
  'RequestConflict: Another operation is in progress on the resource',
  '409 Conflict {"code":"AnotherOperationInProgress"}',
  'Cannot modify resource because another operation is being performed on it',
  'The provisioning state is not terminal: Accepted',
])('azapi retries after %s', (message) => {
  const { errorMessageRegex } = onAccount('/account').retry;
  expect(errorMessageRegex.some((regex) => new RegExp(regex).test(message))).toBe(true);
});

test.each(['AuthorizationFailed', 'InsufficientQuota', 'Resource has invalid base policy', 'CustomDomainInUse: conflict'])(
  'azapi gives up after %s',
  (message) => {
    const { errorMessageRegex } = onAccount('/account').retry;
    expect(errorMessageRegex.filter((regex) => new RegExp(regex).test(message))).toEqual([]);
  },
);
