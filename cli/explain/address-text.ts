/** An address and an attribute, as people and plans write them. */
export interface AskedAddress {
  readonly address: string;
  /** Such as `sku.capacity`; undefined: the whole block. */
  readonly attribute?: string;
}

/** The first words of addresses that are not those of resources. */
const SECTIONS = ['data', 'module', 'output', 'provider', 'terraform', 'variable', 'var'];

/** Whether a text means something in Terraform rather than a setting, whose keys have no underscores. */
export const isAddress = (text: string) => {
  const [first = ''] = text.split(/[.[]/);
  return /^[a-z][a-z0-9]*_\w+$/.test(first) || SECTIONS.includes(first);
};

/** Whether an address leads into a module. The kit generates none. */
export const isInModule = (text: string) => text.startsWith('module.');

/**
 * Reads an address with or without an attribute, as a plan shows it: `azurerm_x.y.sku[0].capacity` means `sku.capacity`.
 *
 * @param addresses those of the stack, to find where the address ends
 */
export function askedAddress(text: string, addresses: readonly string[]): AskedAddress {
  const plain = text
    .replace(/^var\./, 'variable.')
    .replace(/\[["']([\w-]+)["']\]/g, '.$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\.\d+(?=\.|$)/g, '');
  const address = addresses.find((each) => plain === each || plain.startsWith(`${each}.`));
  if (address === undefined) return { address: plain };
  return plain === address ? { address } : { address, attribute: plain.slice(address.length + 1) };
}
