import type { AzapiRetry } from '../terraform/azapi';

/** Errors that Azure returns while another write to the account is in progress. */
const BUSY = [
  'RequestConflict',
  'AnotherOperationInProgress',
  'another operation is being performed',
  'provisioning state is not terminal',
];

/**
 * Settings for azapi writes to an account: one write at a time, with a retry while another tool writes. `WriteOrder` determines the
 * order within a plan. This covers what no plan orders, such as the deletion of a filter while azurerm adds a deployment.
 */
export function onAccount(accountId: string): { readonly locks: readonly string[]; readonly retry: AzapiRetry } {
  return { locks: [accountId], retry: { errorMessageRegex: BUSY } };
}
