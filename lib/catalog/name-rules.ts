interface NameRule {
  readonly what: string;
  readonly length: readonly [number, number];
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly words: string;
}

const LABEL = 'letters, digits and hyphens, with a letter or digit at both ends';
const NETWORK =
  'letters, digits, periods, hyphens and underscores, beginning with a letter or digit and ending with one of those or an underscore';
const networkName = (what: string, max: number): NameRule => ({
  what,
  length: [2, max],
  pattern: /^[a-zA-Z0-9][\w.-]*\w$/,
  words: NETWORK,
});

const IDENTITY: NameRule = {
  what: 'managed identity',
  length: [3, 128],
  pattern: /^[a-zA-Z0-9][\w-]*$/,
  words: 'letters, digits, hyphens and underscores, beginning with a letter or digit',
};

/**
 * Azure's naming rules: the strictest of the rules that the service, its documentation and azurerm 4.55.0 state.
 *
 * Source: Microsoft's page "Naming rules and restrictions for Azure resources" and the azurerm schema. The rules for the custom
 * subdomain and for deployments are not documented: the values here work in a DNS label and in a URL.
 */
export const NAME_RULES = {
  resourceGroup: {
    what: 'resource group',
    length: [1, 90],
    pattern: /^[\w.()-]*[\w()-]$/,
    words: 'letters, digits, underscores, parentheses, hyphens and periods, not ending with a period',
  },
  account: { what: 'account', length: [2, 64], pattern: /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/, words: LABEL },
  customSubdomain: {
    what: 'custom subdomain',
    length: [2, 63],
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    words: 'lower-case letters, digits and hyphens, with a letter or digit at both ends',
  },
  virtualNetwork: networkName('virtual network', 64),
  subnet: networkName('subnet', 80),
  networkSecurityGroup: networkName('network security group', 80),
  securityRule: networkName('security rule', 80),
  privateEndpoint: networkName('private endpoint', 64),
  networkInterface: networkName('network interface', 80),
  virtualNetworkLink: networkName('virtual network link', 80),
  peering: networkName('virtual network peering', 80),
  workspace: {
    what: 'Log Analytics workspace',
    length: [4, 63],
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]$/,
    words: LABEL,
  },
  diagnosticSetting: {
    what: 'diagnostic setting',
    length: [1, 260],
    pattern: /^[^<>*%&:\\?+/]*$/,
    words: 'anything but < > * % & : \\ ? + /',
  },
  actionGroup: {
    what: 'action group',
    length: [1, 260],
    pattern: /^[^:<>+/&%\\?|]*[^:<>+/&%\\?|. ]$/,
    words: 'anything but : < > + / & % \\ ? |, not ending with a space or period',
  },
  alert: {
    what: 'alert rule',
    length: [1, 260],
    pattern: /^[^*#&+:<>?@%{}\\/|]*[^*#&+:<>?@%{}\\/|. ]$/,
    words: 'anything but * # & + : < > ? @ % { } \\ / |, not ending with a space or period',
  },
  budget: {
    what: 'budget',
    length: [1, 63],
    pattern: /^[\w-]*$/,
    words: 'letters, digits, hyphens and underscores',
  },
  deployment: {
    what: 'deployment',
    length: [2, 64],
    pattern: /^[a-zA-Z0-9][\w.-]*$/,
    words: 'letters, digits, periods, hyphens and underscores, beginning with a letter or digit',
  },
  contentFilter: {
    what: 'content filter',
    length: [2, 64],
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/,
    words: 'letters, digits, periods, hyphens and underscores, beginning with a letter or digit',
  },
  blocklist: {
    what: 'blocklist',
    length: [2, 64],
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/,
    words: 'letters, digits, hyphens and underscores, beginning with a letter or digit',
  },
  project: {
    what: 'project',
    length: [2, 64],
    pattern: /^[a-zA-Z0-9][\w.-]*$/,
    words: 'letters, digits, periods, hyphens and underscores, beginning with a letter or digit',
  },
  connection: {
    what: 'connection',
    length: [3, 33],
    pattern: /^[a-zA-Z0-9][\w-]*$/,
    words: 'letters, digits, hyphens and underscores, beginning with a letter or digit',
  },
  storageAccount: {
    what: 'storage account',
    length: [3, 24],
    pattern: /^[a-z0-9]+$/,
    words: 'lower-case letters and digits',
  },
  storageContainer: {
    what: 'container',
    length: [3, 63],
    pattern: /^[a-z0-9](?:[a-z0-9]|-(?!-))*[a-z0-9]$/,
    words: 'lower-case letters, digits and single hyphens, with a letter or digit at both ends',
  },
  identity: IDENTITY,
  keyIdentity: IDENTITY,
  keyVault: {
    what: 'key vault',
    length: [3, 24],
    pattern: /^[a-zA-Z](?:[a-zA-Z0-9]|-(?!-))*[a-zA-Z0-9]$/,
    words: 'letters, digits and single hyphens, beginning with a letter and ending with a letter or digit',
  },
} as const satisfies Record<string, NameRule>;

/** A kind of Azure resource with a naming rule. */
export type NameKind = keyof typeof NAME_RULES;

/** The problem of a name, as a sentence; undefined if there is none. */
export function nameProblem(kind: NameKind, name: string): string | undefined {
  const { what, length, pattern, words }: NameRule = NAME_RULES[kind];
  const [min, max] = length;
  if (name.length < min || name.length > max)
    return `the ${what} name '${name}' has a length of ${name.length}; Azure requires ${min} to ${max} characters`;
  if (!pattern.test(name)) return `the ${what} name '${name}' is not valid; Azure requires ${words}`;
  return undefined;
}
