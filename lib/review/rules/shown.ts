import { isSecretArgument } from '../../stack/facts/written-secrets';
import type { Json } from '../../stack/json';

/** Keys whose values can be secrets or words of blocklists, which are never shown. */
const HIDDEN = /^(pattern|.*(secret|password|access_key|sas_token|service_key|oidc_token|certificate))$/i;

const isHidden = (key: string) => HIDDEN.test(key) || isSecretArgument(key);

/** A value as one short line of text. `path` is the path of the attribute. */
export function shown(value: Json | undefined, path = ''): string {
  if (value === undefined || value === null) return 'not set';
  if (isHidden(path.split('.').at(-1) ?? '')) return 'not shown';
  const text = typeof value === 'string' ? value : JSON.stringify(value, hideSecrets);
  // The end of a long ID identifies the resource, so the middle is cut.
  return text.length > LONGEST ? `${text.slice(0, HALF)}…${text.slice(1 - HALF)}` : text;
}

const hideSecrets = (key: string, value: unknown) => (value !== null && isHidden(key) ? 'not shown' : value);

const LONGEST = 120;
const HALF = LONGEST / 2;
