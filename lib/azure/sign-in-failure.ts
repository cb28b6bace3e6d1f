import { firstLine } from '../text/first-line';

/** Errors of `@azure/identity` that mean that there is no token, whatever is asked. */
const NO_TOKEN = new Set([
  'AggregateAuthenticationError',
  'AuthenticationError',
  'AuthenticationRequiredError',
  'CredentialUnavailableError',
]);

/** There is no token, for a reason of which the SDK has no error of its own, such as a variable with an invalid value. */
export class SignInFailed extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Whether an error means that there is no token, so that nothing can be asked. */
export const isWithoutToken = (error: unknown): error is Error =>
  error instanceof SignInFailed || (error instanceof Error && NO_TOKEN.has(error.name));

/**
 * Why each way to sign in that was tried has no token, one line for each, without the advice and links of the SDK.
 *
 * Source: `@azure/identity` 4.13.1: `DefaultAzureCredential` throws an error with those of all credentials, or the first other error.
 */
export function signInFailures(error: Error): readonly string[] {
  if (error instanceof SignInFailed) return [firstLine(error.message)];
  const { errors } = error as { readonly errors?: unknown };
  const all = Array.isArray(errors) ? errors.filter((each) => each instanceof Error) : [];
  return [...new Set((all.length > 0 ? all : [error]).map(({ message }) => reasonIn(message)))];
}

/** Where the SDK puts the answer of Microsoft Entra ID. */
const DETAILS = 'More details:';

/** The error of Microsoft Entra ID, such as `AADSTS7000215: Invalid client secret provided`. */
const ENTRA_ERROR = /AADSTS\d+: .*?(?=\.\s|\.?$)/m;

function reasonIn(message: string): string {
  const [what = '', details = ''] = message.split(DETAILS, 2);
  const head = sentenceIn(what);
  const detail = ENTRA_ERROR.exec(message)?.[0] ?? sentenceIn(details);
  return firstLine(detail === '' || head.includes(detail) ? head || 'no message' : `${head}: ${detail}`);
}

/** Advice of the SDK with a link, to the end of the sentence. */
const ADVICE = /:?\s*(?:see|to troubleshoot, visit|please visit)?\s*https?:.*$/i;

/** The first sentence, without advice, and without the names of errors before it. */
const sentenceIn = (text: string): string =>
  text
    .split(/(?<=[.!?])\s+|[\r\n]+/)
    .map((sentence) =>
      sentence
        .replace(ADVICE, '')
        .replace(/^\s*(?:\w*Error: )+/, '')
        .trim(),
    )
    .find((sentence) => sentence !== '')
    ?.replace(/[.,]$/, '') ?? '';
