import { isSecretArgument } from '../../stack/facts/written-secrets';
import type { Json } from '../../stack/json';

/** What holds secrets, or words of blocklists, and is never shown, no matter who wrote it where it should not be. */
const UNTOLD = /^(pattern|.*(secret|password|access_key|sas_token|service_key|oidc_token|certificate))$/i;

const isUntold = (key: string) => UNTOLD.test(key) || isSecretArgument(key);

/** A value for people, in one short line; `path` is where it stands. */
export function shown(value: Json | undefined, path = ''): string {
  if (value === undefined || value === null) return 'not set';
  if (isUntold(path.split('.').at(-1) ?? '')) return 'not shown';
  const text = typeof value === 'string' ? value : JSON.stringify(value, untold);
  // The end of an ID says what it is the ID of.
  return text.length > LONGEST ? `${text.slice(0, HALF)}…${text.slice(1 - HALF)}` : text;
}

const untold = (key: string, value: unknown) => (value !== null && isUntold(key) ? 'not shown' : value);

const LONGEST = 120;
const HALF = LONGEST / 2;
