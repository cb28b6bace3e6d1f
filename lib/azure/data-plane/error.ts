import { z } from 'zod';
import { firstLine } from '../../text/first-line';
import { jsonOf } from '../failure-words';
import { decoded } from '../shape';

const CODE = z.union([z.string(), z.number().transform(String)]).nullish();
const ENVELOPE = z.object({ error: z.object({ code: CODE, message: z.string().nullish() }) });
/** What Azure answers to a request without a valid token. It is not in the envelope of other errors. */
const UNAUTHORIZED = z.object({ statusCode: CODE, message: z.string() });

/** An error of an account's API, each text in one line. */
export interface DataPlaneError {
  /** Such as `DeploymentNotFound`; the status if Azure names no code. */
  readonly code: string;
  readonly message: string;
}

/**
 * The error in the answer of an account's API; undefined if the answer has none of the documented forms.
 *
 * Source: bodies in public issues and in MicrosoftDocs (read 2026-11-25).
 */
export function dataPlaneErrorOf(body: string): DataPlaneError | undefined {
  const value = jsonOf(body);
  const enveloped = decoded(ENVELOPE, value);
  if ('value' in enveloped) return inOneLine(enveloped.value.error);
  const unauthorized = decoded(UNAUTHORIZED, value);
  if ('value' in unauthorized) return inOneLine({ code: unauthorized.value.statusCode, message: unauthorized.value.message });
  return undefined;
}

const inOneLine = ({
  code,
  message,
}: {
  readonly code?: string | null | undefined;
  readonly message?: string | null | undefined;
}) => ({
  code: firstLine(code ?? ''),
  message: firstLine(message ?? ''),
});
