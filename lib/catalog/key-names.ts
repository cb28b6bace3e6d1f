/**
 * Attributes of resources that are keys, as azurerm calls them: the beginning and the end of the expression are free. Source: what
 * the schema of azurerm 4.81.0 marks as sensitive and computed.
 */
export const KEY_ATTRIBUTE =
  /\b(?:default_)?(?:primary|secondary)_(?:(?:access_|shared_)?key|(?:blob_)?connection_string(?:_alias)?)\b/;

const GIVES_KEYS = /key|secret|credential|token|sas/i;

/** Whether Azure gives out keys with an action, or makes new ones. */
export const givesKeys = (action: string): boolean => GIVES_KEYS.test(action);

/** `apiKey` as `api_key`: bodies of Azure Resource Manager are in camel case, attributes of Terraform are not. */
export const snakeCase = (name: string): string => name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
