import {
  AggregateAuthenticationError,
  AuthenticationError,
  AuthenticationRequiredError,
  CredentialUnavailableError,
} from '@azure/identity';
import { isWithoutToken, signInFailures } from '../../../lib/azure/sign-in-failure';

const unavailable = (message: string) => new CredentialUnavailableError(message);

test('each credential has one line, without links, advice and names of errors', () => {
  const error = new AggregateAuthenticationError(
    [
      unavailable(
        'EnvironmentCredential is unavailable. No underlying credential could be used. To troubleshoot, visit https://aka.ms/x.',
      ),
      unavailable('ManagedIdentityCredential: Network unreachable. Message: network_error: See https://aka.ms/y for details'),
      unavailable('Error: Unable to execute PowerShell. Ensure that it is installed.'),
      unavailable('Error: Unable to execute PowerShell. Ensure that it is installed.'),
      unavailable("Please run 'az login' from a command prompt to authenticate before using this credential."),
    ],
    'ChainedTokenCredential authentication failed.',
  );
  expect(signInFailures(error)).toEqual([
    'EnvironmentCredential is unavailable',
    'ManagedIdentityCredential: Network unreachable',
    'Unable to execute PowerShell',
    "Please run 'az login' from a command prompt to authenticate before using this credential",
  ]);
});

test('an error of Microsoft Entra ID is kept, without the trace after it', () => {
  const error = new AuthenticationError(400, {
    error: 'EnvironmentCredential authentication failed. To troubleshoot, visit https://aka.ms/x.',
    error_description:
      ' invalid_client: Error(s): 7000215 - Description: AADSTS7000215: Invalid client secret provided. Ensure the secret is the value. Trace ID: 1 Correlation ID: 2',
  });
  expect(signInFailures(error)).toEqual([
    'EnvironmentCredential authentication failed: AADSTS7000215: Invalid client secret provided',
  ]);
});

test('an error of the Azure CLI with several lines is one line', () => {
  const error = unavailable(
    'ERROR: AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks.\nTrace ID: 1\nInteractive authentication is needed. Please run:\naz login',
  );
  expect(signInFailures(error)).toEqual([
    'ERROR: AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks',
  ]);
});

test.each([
  ['network_error: Network request failed', 'network_error: Network request failed'],
  ['network_error: See https://aka.ms/z for details', 'network_error'],
])('without an answer of Microsoft Entra ID, the reason is the detail: %s', (description, reason) => {
  const error = new AuthenticationError(400, {
    error: 'EnvironmentCredential authentication failed.',
    error_description: description,
  });
  expect(signInFailures(error)).toEqual([`EnvironmentCredential authentication failed: ${reason}`]);
});

test('an error without words has a line', () => {
  expect(signInFailures(unavailable(''))).toEqual(['no message']);
});

test('only errors of the sign-in mean that there is no token', () => {
  const errors = [
    unavailable('x'),
    new AuthenticationRequiredError({ scopes: [], message: 'x' }),
    new AggregateAuthenticationError([], 'x'),
    new AuthenticationError(400, null),
    new Error('x'),
  ];
  expect([...errors.map(isWithoutToken), isWithoutToken('x')]).toEqual([true, true, true, true, false, false]);
});
