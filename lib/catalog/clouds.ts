import { allOf } from '../collections/all-of';
import type { CloudName, ServedCloud } from './cloud-name';
import type { RegionName } from './regions';
import { REGION_NAMES, regionNamesOf } from './regions';

export type { CloudName, ServedCloud } from './cloud-name';

/** The kinds of account that serve Azure OpenAI models. */
export type AccountKind = 'AIServices' | 'OpenAI';
/** All kinds, in alphabetical order. */
export const ACCOUNT_KINDS = allOf<AccountKind>()(['AIServices', 'OpenAI']);

/** A statement about a cloud, with its source and date. Rely only on values that are `verified`. */
export type Claim<T> =
  | {
      /** No source states it. */
      readonly kind: 'unknown';
      /** The reason, as a sentence without a full stop. */
      readonly because: string;
    }
  | {
      /** A source states it that is not Microsoft's, or not precise enough. */
      readonly kind: 'unverified';
      /** What the source states. */
      readonly value: T;
      /** Why it is not verified, as a sentence without a full stop. */
      readonly because: string;
      /** The source and its date. */
      readonly source: string;
    }
  | {
      /** A source of Microsoft states it. */
      readonly kind: 'verified';
      /** What the source states. */
      readonly value: T;
      /** The source and its date. */
      readonly source: string;
    };

/** A claim that has a value. */
export type Stated<T> = Exclude<Claim<T>, { readonly kind: 'unknown' }>;

/** The known properties of a cloud. */
export interface Cloud {
  /** The name for people, such as `Azure Government`. */
  readonly displayName: string;
  /** The zones that a private endpoint of each kind of account needs, in the order of the zone group. */
  readonly privateDnsZones: Readonly<Record<AccountKind, readonly Claim<string>[]>>;
  /** The part of an account's host name after the custom subdomain, such as `openai.azure.com`. */
  readonly endpointSuffix: Claim<string>;
  /** The scope of an access token for the v1 API. */
  readonly tokenScope: Claim<string>;
  /** The address at which Microsoft Entra ID issues tokens, such as `https://login.microsoftonline.com`. */
  readonly authority: Claim<string>;
  /** The address of Azure Resource Manager, such as `https://management.azure.com`. */
  readonly resourceManager: Claim<string>;
  /** The regions with Azure OpenAI. */
  readonly regions: Claim<readonly string[]>;
}

/** The properties of a cloud that the kit creates resources in. */
interface ServedFacts extends Cloud {
  readonly endpointSuffix: Stated<string>;
  readonly tokenScope: Stated<string>;
  readonly authority: Stated<string>;
  readonly resourceManager: Stated<string>;
  readonly regions: Stated<readonly RegionName[]>;
}

const verified = <T>(value: T, source: string): Stated<T> => ({ kind: 'verified', value, source });
const unverified = <T>(value: T, because: string, source: string): Stated<T> => ({
  kind: 'unverified',
  value,
  because,
  source,
});
const unknown = (because: string): Claim<never> => ({ kind: 'unknown', because });

/** The group that a private endpoint of an account connects to, the same for every kind. Source: Azure/azure-policy @ f4a50ba, PrivateDnsZones_DINE. */
export const PRIVATE_LINK_GROUP = 'account';

const ZONES_PAGE =
  'microsoft-foundry/foundry-samples @ ec0972e and Azure/bicep-registry-modules private-link-private-dns-zones @ 9f9ea1a (2026-08-07)';
const CLIENTS_PAGE = 'MicrosoftDocs/azure-ai-docs api-version-lifecycle-content.md @ 0d830ad (2026-03-19)';
const REGIONS_PAGE = 'data/regions.json (2026-08-21)';
const GOVERNMENT_MODELS_PAGE =
  'nicholasdbrady/foundry-docs docs/models/models-sold-directly-by-azure-gov.mdx @ fddee8a (2026-07-08)';
const GOVERNMENT_AGENTS_PAGE = 'nicholasdbrady/foundry-docs docs/agents/azure-government.mdx @ fddee8a (2026-07-30)';
const GOVERNMENT_PAGE = 'MicrosoftDocs/azure-ai-docs articles/ai-services/openai/azure-government.md (2024-12-11)';
const GOVERNMENT_ZONES_PAGE =
  'MicrosoftDocs/azure-docs articles/private-link/private-endpoint-dns.md, the table of Azure Government (read 2026-11-26)';
const TEMPLATES = 'templates of third parties (2026-11-22)';
const SDK = 'hashicorp/go-azure-sdk sdk/environments/azure_gov.go @ 2200573 and @azure/identity 4.13.0 (read 2026-11-26)';

const RESOURCE_MANAGERS =
  'Azure/terraform-provider-azapi 2.12.0 internal/provider/provider.go, and azcore cloud.go in it (read 2026-11-25)';

const ONLY_TEMPLATES = "third parties agree, but Microsoft's table of zones does not list it";
const TEMPLATES_DISAGREE = "third parties disagree, and Microsoft's table of zones does not list it (2026-11-26)";
const CHINA_NOT_DOCUMENTED = 'the documentation read by 2026-11-22 does not mention Azure OpenAI in China';
const CHINA_TEMPLATES = "third parties agree, but Microsoft's table of zones was not read";

const GOVERNMENT_OPENAI_ZONE = unverified('privatelink.openai.azure.us', ONLY_TEMPLATES, TEMPLATES);
const CHINA_OPENAI_ZONE = unknown(
  "the zone of the openai names: third parties disagree, and Microsoft's table of zones was not read (2026-11-22)",
);

const CLOUDS: Readonly<Record<ServedCloud, ServedFacts>> & { readonly china: Cloud } = {
  public: {
    displayName: 'Azure',
    privateDnsZones: {
      AIServices: ['cognitiveservices', 'openai', 'services.ai'].map((name) =>
        verified(`privatelink.${name}.azure.com`, ZONES_PAGE),
      ),
      OpenAI: [verified('privatelink.openai.azure.com', ZONES_PAGE)],
    },
    endpointSuffix: verified('openai.azure.com', CLIENTS_PAGE),
    tokenScope: verified('https://ai.azure.com/.default', CLIENTS_PAGE),
    authority: verified('https://login.microsoftonline.com', SDK),
    resourceManager: verified('https://management.azure.com', RESOURCE_MANAGERS),
    regions: unverified(REGION_NAMES, 'only a third party reports one of them, northeurope', REGIONS_PAGE),
  },
  usgovernment: {
    displayName: 'Azure Government',
    privateDnsZones: {
      AIServices: [
        verified('privatelink.cognitiveservices.azure.us', GOVERNMENT_ZONES_PAGE),
        GOVERNMENT_OPENAI_ZONE,
        unknown(`the zone of the services.ai names: ${TEMPLATES_DISAGREE}`),
      ],
      OpenAI: [GOVERNMENT_OPENAI_ZONE],
    },
    endpointSuffix: verified('openai.azure.us', GOVERNMENT_PAGE),
    tokenScope: unverified(
      'https://ai.azure.us/.default',
      'the documentation states it for the Foundry Agent Service and does not mention the v1 API; third parties also use https://cognitiveservices.azure.us/.default',
      GOVERNMENT_AGENTS_PAGE,
    ),
    authority: verified('https://login.microsoftonline.us', SDK),
    resourceManager: verified('https://management.usgovcloudapi.net', RESOURCE_MANAGERS),
    regions: verified(regionNamesOf('usgovernment'), GOVERNMENT_MODELS_PAGE),
  },
  china: {
    displayName: 'Azure operated by 21Vianet',
    privateDnsZones: {
      AIServices: [
        unverified('privatelink.cognitiveservices.azure.cn', CHINA_TEMPLATES, TEMPLATES),
        CHINA_OPENAI_ZONE,
        unknown(`the zone of the services.ai names: ${CHINA_NOT_DOCUMENTED}`),
      ],
      OpenAI: [CHINA_OPENAI_ZONE],
    },
    endpointSuffix: unknown(CHINA_NOT_DOCUMENTED),
    tokenScope: unknown(CHINA_NOT_DOCUMENTED),
    authority: unknown(CHINA_NOT_DOCUMENTED),
    resourceManager: unknown(CHINA_NOT_DOCUMENTED),
    regions: unknown(CHINA_NOT_DOCUMENTED),
  },
};

/** The known properties of a cloud, claim by claim. */
export const cloudOf = (name: CloudName): Cloud => CLOUDS[name];

/** Why environments cannot be in the cloud in China, as a sentence without a full stop. */
export const CHINA_REASON = CHINA_NOT_DOCUMENTED;

/** Whether a name has the form of the names of regions in China. */
export const isInChina = (region: string) => /^china(east|north)\d*$/i.test(region);

/**
 * The names of the private DNS zones that a private endpoint of an account needs, by the kind of the account, in the order of the zone
 * group. Unknown names are not included: see `unknownZonesOf`.
 */
export const privateDnsZonesOf = (kind: AccountKind, cloud: ServedCloud = 'public'): readonly string[] =>
  CLOUDS[cloud].privateDnsZones[kind].flatMap((claim) => (claim.kind === 'unknown' ? [] : [claim.value]));

/** Why the names of zones that an account needs are not known, as sentences without a full stop; empty: all are known. */
export const unknownZonesOf = (kind: AccountKind, cloud: ServedCloud): readonly string[] =>
  CLOUDS[cloud].privateDnsZones[kind].flatMap((claim) => (claim.kind === 'unknown' ? [claim.because] : []));

/** The scope of an access token for the v1 API of a cloud. */
export const tokenScopeOf = (cloud: ServedCloud): string => CLOUDS[cloud].tokenScope.value;

/** The scope of an access token for the v1 API in Azure's public cloud. */
export const TOKEN_SCOPE = tokenScopeOf('public');

/** The address at which Microsoft Entra ID issues the tokens of a cloud. */
export const authorityOf = (cloud: ServedCloud): string => CLOUDS[cloud].authority.value;

/** The address of Azure Resource Manager in a cloud. */
export const resourceManagerOf = (cloud: ServedCloud): string => CLOUDS[cloud].resourceManager.value;

/** The endpoint of an account, from its custom subdomain. */
export const endpointOf = (customSubdomain: string, cloud: ServedCloud) =>
  `https://${customSubdomain}.${CLOUDS[cloud].endpointSuffix.value}/`;

/** The base URL of the v1 API, which needs no `api-version`. */
export const v1BaseUrlOf = (customSubdomain: string, cloud: ServedCloud) => `${endpointOf(customSubdomain, cloud)}openai/v1/`;

/** The part of the host name of Foundry APIs after the custom subdomain. Source of the second: MicrosoftDocs/azure-ai-docs foundry-azure-government (2026-06-05). */
const FOUNDRY_SUFFIX: Readonly<Record<ServedCloud, string>> = {
  public: 'services.ai.azure.com',
  usgovernment: 'services.ai.azure.us',
};

/**
 * The base URL of the Messages API for models of Anthropic, on an account of kind `AIServices`.
 *
 * Source: https://learn.microsoft.com/azure/foundry/foundry-models/how-to/use-foundry-models-claude (read 2026-11-26).
 */
export const messagesBaseUrlOf = (customSubdomain: string, cloud: ServedCloud) =>
  `https://${customSubdomain}.${FOUNDRY_SUFFIX[cloud]}/anthropic`;

/**
 * The address of the API of a project.
 *
 * Source: https://learn.microsoft.com/azure/foundry/foundry-models/how-to/generate-responses (read 2026-11-26); the form in Azure
 * Government: nicholasdbrady/foundry-docs docs/agents/azure-government.mdx @ fddee8a (2026-07-30).
 */
export const projectEndpointOf = (customSubdomain: string, project: string, cloud: ServedCloud) =>
  `https://${customSubdomain}.${FOUNDRY_SUFFIX[cloud]}/api/projects/${project}`;

/** A value that the kit uses and that no source of Microsoft states. */
export interface Doubt {
  /** What it is, such as `the scope of access tokens`. */
  readonly what: string;
  readonly value: string;
  /** As a sentence without a full stop. */
  readonly because: string;
}

/** The values that stamps of a cloud use although they are not verified, for an account of a kind. */
export function doubtsAbout(cloud: ServedCloud, kind: AccountKind): readonly Doubt[] {
  const { privateDnsZones, endpointSuffix, tokenScope, authority } = CLOUDS[cloud];
  const used = [
    ...privateDnsZones[kind].map((claim) => ['the private DNS zone', claim] as const),
    ['the host name of endpoints', endpointSuffix] as const,
    ['the scope of access tokens', tokenScope] as const,
    ['the address of Microsoft Entra ID', authority] as const,
  ];
  return used.flatMap(([what, claim]) =>
    claim.kind === 'unverified' ? [{ what, value: claim.value, because: claim.because }] : [],
  );
}
