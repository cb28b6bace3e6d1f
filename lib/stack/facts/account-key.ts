import type { Ref } from './field';
import { ref, text } from './field';
import { kind } from './kind';

/** The customer-managed key of an account in a separate resource. It replaces the key in the account. */
export interface AccountKey {
  readonly account: Ref | undefined;
  /** The address of the key. */
  readonly key: string | undefined;
  /** The client ID of the identity that uses the key. */
  readonly clientId: string | undefined;
}

export const ACCOUNT_KEY = kind<AccountKey>('azurerm_cognitive_account_customer_managed_key', {
  account: ref('cognitive_account_id'),
  key: text('key_vault_key_id'),
  clientId: text('identity_client_id'),
});
