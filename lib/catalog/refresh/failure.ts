import { firstLine } from '../../text/first-line';

/** The permissions that are required to read the models and quotas of a location, and a role that has them. */
export const NEEDED =
  'this needs Microsoft.CognitiveServices/locations/models/read and locations/usages/read on the subscription, which the role Reader has';

/** An answer that differs from what Azure Resource Manager documents. */
export class MalformedAnswer extends Error {}

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
