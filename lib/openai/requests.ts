import type { AzapiRetry } from '../terraform/azapi';

/** What Azure answers while another write to the account is under way. */
const BUSY = [
  'RequestConflict',
  'AnotherOperationInProgress',
  'another operation is being performed',
  'provisioning state is not terminal',
];

/**
 * How azapi writes to an account: one write at a time, and again when another tool is at it. The order of a plan is settled by
 * `WriteOrder`; this is for what no plan orders, such as the removal of one filter while azurerm adds a deployment.
 */
export function onAccount(accountId: string): { readonly locks: readonly string[]; readonly retry: AzapiRetry } {
  return { locks: [accountId], retry: { errorMessageRegex: BUSY } };
}
