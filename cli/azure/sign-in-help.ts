import { isWithoutToken, SignInFailed, signInFailures } from '../../lib/azure/sign-in-failure';

/** Says how to sign in, and what was tried, if an error means that there is no token. */
export function withSignInHelp(error: unknown): unknown {
  if (error instanceof SignInFailed) return new Error(`cannot sign in to Azure: ${signInFailures(error).join('; ')}`);
  if (!isWithoutToken(error)) return error;
  return new Error(
    [
      'cannot sign in to Azure: run az login or, in a pipeline, set the variables of its identity. What was tried:',
      ...signInFailures(error).map((each) => `- ${each}`),
    ].join('\n'),
  );
}
