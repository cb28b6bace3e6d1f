/** The permissions that are required to read the models and quotas of a location, and a role that has them. */
export const NEEDED =
  'this needs Microsoft.CognitiveServices/locations/models/read and locations/usages/read on the subscription, which the role Reader has';

/** An answer that differs from what Azure Resource Manager documents. */
export class MalformedAnswer extends Error {}

/** Errors of @azure/identity that mean that there is no token for any location. */
const NO_TOKEN = new Set([
  'AggregateAuthenticationError',
  'AuthenticationError',
  'AuthenticationRequiredError',
  'CredentialUnavailableError',
]);

/** Whether an error means that no location can be listed. */
export const isWithoutToken = (error: unknown): error is Error => error instanceof Error && NO_TOKEN.has(error.name);

/** The reason why a location could not be listed, in one line. */
export function failureWords(error: unknown): string {
  const { statusCode, code, message } = plain(error);
  if (code === 'PARSE_ERROR') return 'the answer is not JSON';
  if (statusCode === 403) return `403: ${NEEDED}`;
  if (statusCode === 401) return `401, the token is not accepted: ${firstLine(message)}`;
  const number = statusCode === undefined ? '' : `${statusCode}: `;
  return `${number}${firstLine(message) || 'no message'}`;
}

interface Plain {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message: string;
}

function plain(error: unknown): Plain {
  if (!(error instanceof Error)) return { message: String(error) };
  const { statusCode, code } = error as { readonly statusCode?: unknown; readonly code?: unknown };
  return {
    ...(typeof statusCode === 'number' ? { statusCode } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    message: error.message,
  };
}

/** The first line of a message: the SDK includes whole bodies. */
function firstLine(message: string): string {
  const line = message.trim().split('\n')[0]?.trim() ?? '';
  return line.length > 200 ? `${line.slice(0, 200)} …` : line;
}
