import { isWithoutToken, signInFailures } from '../../lib/azure/sign-in-failure';

/** Says how to sign in, and what was tried, if an error means that there is no token. */
export const withSignInHelp = (error: unknown): unknown =>
  isWithoutToken(error)
    ? new Error(
        [
          'cannot sign in to Azure: run az login or, in a pipeline, set the variables of its identity. What was tried:',
          ...signInFailures(error).map((each) => `- ${each}`),
        ].join('\n'),
      )
    : error;
