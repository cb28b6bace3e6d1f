import { z } from 'zod';
import { jsonOf } from './failure-words';
import { decoded } from './shape';

const CLAIMS = z.object({ oid: z.uuid() });

/**
 * The object ID of the identity that a token was issued to, in the tenant that issued it; undefined if the token does not have it. The
 * token is not verified: Azure does that.
 *
 * Source: Microsoft's page "Access token claims reference", claim `oid`.
 */
export function objectIdIn(token: string): string | undefined {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  const result = decoded(CLAIMS, jsonOf(payload));
  return 'value' in result ? result.value.oid.toLowerCase() : undefined;
}
