/**
 * Attributes of azurerm resources that are keys, anywhere in an expression. Source: the attributes that the schema of azurerm 4.81.0
 * marks as sensitive and computed.
 */
export const KEY_ATTRIBUTE =
  /\b(?:default_)?(?:primary|secondary)_(?:(?:access_|shared_)?key|(?:blob_)?connection_string(?:_alias)?)\b/;

const GIVES_KEYS = /key|secret|credential|token|sas/i;

/** Whether an action of Azure returns keys or creates new ones. */
export const givesKeys = (action: string): boolean => GIVES_KEYS.test(action);

/** Converts `apiKey` to `api_key`: Azure Resource Manager uses camel case, Terraform uses snake case. */
export const snakeCase = (name: string): string => name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
