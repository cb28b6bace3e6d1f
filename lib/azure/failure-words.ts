import { z } from 'zod';
import { firstLine } from '../text/first-line';
import type { Answer } from './answer';
import { decoded } from './shape';

/** An answer that is not a success. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
  /** How long Azure asks to wait, in milliseconds. */
  readonly retryAfter?: number | undefined;
}

const ENVELOPE = z.object({ error: z.object({ code: z.string(), message: z.string().nullish() }) });

/** Codes of a 404 that is not about the resource, but about the question or the identity. */
const NOT_ABOUT_THE_RESOURCE = new Set([
  'InvalidResourceType',
  'InvalidSubscriptionId',
  'NoRegisteredProviderFound',
  'InvalidResourceNamespace',
]);

/** Whatever Azure answers instead of a success, as an answer. */
export function refused(call: string, { status, body, retryAfter }: Refusal): Answer<never> {
  const error = errorOf(body);
  const words = error
    ? `${status} ${error.code}: ${firstLine(withoutIdentity(error.message))}`
    : `${status}, without an error of Azure`;
  if (!error) return { kind: 'unclear', call, because: `${words}: it may come from a proxy` };
  if (status === 401) return { kind: 'forbidden', call, because: words, isTokenRefused: true };
  // Azure answers so for subscriptions that the identity cannot see.
  if (status === 403 || error.code === 'SubscriptionNotFound')
    return { kind: 'forbidden', call, because: words, ...operationIn(error.message) };
  if (status === 404 && !NOT_ABOUT_THE_RESOURCE.has(error.code)) return { kind: 'absent', call };
  const wait = retryAfter === undefined ? '' : `. Azure asks to wait ${Math.ceil(retryAfter / 1000)} seconds`;
  return { kind: 'unclear', call, code: error.code, because: `${words}${wait}` };
}

/** The code and the message of an error in Azure Resource Manager's envelope; undefined for any other text. */
export function errorOf(body: string): { readonly code: string; readonly message: string } | undefined {
  const result = decoded(ENVELOPE, jsonOf(body));
  if (!('value' in result)) return undefined;
  const { code, message } = result.value.error;
  return { code: firstLine(code), message: message ?? '' };
}

/** The value of a JSON text; undefined if it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The name and the object ID of the identity stay out of logs. Source: `AuthorizationFailed` of Azure Resource Manager. */
const withoutIdentity = (message: string): string =>
  message.replace(/\bthe client '[^']*' with object id '[^']*'/gi, 'the identity');

/** Source: `AuthorizationFailed` of Azure Resource Manager. */
const OPERATION = /perform action '([\w./-]+)'/;

function operationIn(message: string): { readonly operation?: string } {
  const operation = OPERATION.exec(message)?.[1];
  return operation === undefined ? {} : { operation };
}
