/** Attributes of resources that are keys, as azurerm calls them: the beginning and the end of the expression are free. */
export const KEY_ATTRIBUTE = /\b(?:primary|secondary)_(?:access_key|connection_string|shared_key|blob_connection_string)\b/;

const GIVES_KEYS = /key|secret|credential|token|sas/i;

/** Whether Azure gives out keys with an action, or makes new ones. */
export const givesKeys = (action: string): boolean => GIVES_KEYS.test(action);

/** `apiKey` as `api_key`: bodies of Azure Resource Manager are in camel case, attributes of Terraform are not. */
export const snakeCase = (name: string): string => name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
