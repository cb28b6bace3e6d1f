import type { GeneratedAccount } from '../fleet/generated-stamp';
import { isMap } from '../collections/map';
import { text } from './configuration';

/** The account that a stamp creates, from its attributes; undefined if there is none, or if it lacks some that the kit writes. */
export function generatedAccount(account: Readonly<Record<string, unknown>> | undefined): GeneratedAccount | undefined {
  const [name, customSubdomain, kind, location] = ['name', 'custom_subdomain_name', 'kind', 'location'].map((key) =>
    text(account, key),
  );
  if (!account || name === undefined || customSubdomain === undefined || kind === undefined || location === undefined)
    return undefined;
  return {
    ...{ name, customSubdomain, kind, location },
    projectManagement: account['project_management_enabled'] === true,
    hasKey: hasBlock(account['customer_managed_key']),
  };
}

/** Whether a block is there: Terraform accepts it as a map, and as a list of maps. */
const hasBlock = (value: unknown): boolean => isMap(value) || (Array.isArray(value) && value.length > 0);
