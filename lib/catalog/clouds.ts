import { allOf } from '../collections/all-of';
import { REGION_NAMES } from './regions';

/** The kinds of account that serve Azure OpenAI models. */
export type AccountKind = 'AIServices' | 'OpenAI';
/** All kinds, in alphabetical order. */
export const ACCOUNT_KINDS = allOf<AccountKind>()(['AIServices', 'OpenAI']);

/** A separate Azure cloud, with its own names and identities. Everything that the kit creates is in the public cloud. */
export type CloudName = 'china' | 'public' | 'usgovernment';
/** All clouds, the one that the kit creates resources in first. */
export const CLOUD_NAMES = allOf<CloudName>()(['public', 'usgovernment', 'china']);

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
  /** The regions with Azure OpenAI. */
  readonly regions: Claim<readonly string[]>;
}

const verified = <T>(value: T, source: string): Claim<T> => ({ kind: 'verified', value, source });
const unverified = <T>(value: T, because: string, source: string): Claim<T> => ({ kind: 'unverified', value, because, source });
const unknown = (because: string): Claim<never> => ({ kind: 'unknown', because });

/**
 * The private DNS zones that a private endpoint of an account needs in Azure's public cloud, in the order of the zone group.
 *
 * Source: microsoft-foundry/foundry-samples @ ec0972e (infrastructure-setup-bicep/15, README) and Azure/bicep-registry-modules
 * avm/ptn/network/private-link-private-dns-zones @ 9f9ea1a (2026-08-07).
 */
const PRIVATE_DNS_ZONES: Record<AccountKind, readonly string[]> = {
  AIServices: ['privatelink.cognitiveservices.azure.com', 'privatelink.openai.azure.com', 'privatelink.services.ai.azure.com'],
  OpenAI: ['privatelink.openai.azure.com'],
};

/** The names of the private DNS zones that a private endpoint of an account needs, by the kind of the account. */
export const privateDnsZonesOf = (kind: AccountKind): readonly string[] => PRIVATE_DNS_ZONES[kind];

/** The group that a private endpoint of an account connects to, the same for every kind. Source: Azure/azure-policy @ f4a50ba, PrivateDnsZones_DINE. */
export const PRIVATE_LINK_GROUP = 'account';

/**
 * The scope of an access token for the v1 API.
 *
 * Source: MicrosoftDocs/azure-ai-docs api-version-lifecycle-content.md @ 0d830ad (2026-03-19).
 */
export const TOKEN_SCOPE = 'https://ai.azure.com/.default';

/** Source: as for TOKEN_SCOPE. */
const ENDPOINT_SUFFIX = 'openai.azure.com';

/** The endpoint of an account, from its custom subdomain. */
export const endpointOf = (customSubdomain: string) => `https://${customSubdomain}.${ENDPOINT_SUFFIX}/`;

/** The base URL of the v1 API, which needs no `api-version`. */
export const v1BaseUrlOf = (customSubdomain: string) => `${endpointOf(customSubdomain)}openai/v1/`;

/**
 * The base URL of the Messages API for models of Anthropic, on an account of kind `AIServices`.
 *
 * Source: https://learn.microsoft.com/azure/foundry/foundry-models/how-to/use-foundry-models-claude (read 2026-11-26).
 */
export const messagesBaseUrlOf = (customSubdomain: string) => `https://${customSubdomain}.services.ai.azure.com/anthropic`;

/**
 * The address of the API of a project.
 *
 * Source: https://learn.microsoft.com/azure/foundry/foundry-models/how-to/generate-responses (read 2026-11-26).
 */
export const projectEndpointOf = (customSubdomain: string, project: string) =>
  `https://${customSubdomain}.services.ai.azure.com/api/projects/${project}`;

const ZONES_PAGE =
  'microsoft-foundry/foundry-samples @ ec0972e and Azure/bicep-registry-modules private-link-private-dns-zones @ 9f9ea1a (2026-08-07)';
const CLIENTS_PAGE = 'MicrosoftDocs/azure-ai-docs api-version-lifecycle-content.md @ 0d830ad (2026-03-19)';
const REGIONS_PAGE = 'data/regions.json (2026-08-21)';
const GOVERNMENT_MODELS_PAGE =
  'nicholasdbrady/foundry-docs docs/models/models-sold-directly-by-azure-gov.mdx @ fddee8a (2026-07-08)';
const GOVERNMENT_AGENTS_PAGE = 'nicholasdbrady/foundry-docs docs/agents/azure-government.mdx @ fddee8a (2026-07-30)';
const TEMPLATES = 'templates of third parties (2026-11-22)';

const ONLY_TEMPLATES = "third parties agree, but Microsoft's table of zones was not read";
const TEMPLATES_DISAGREE = "third parties disagree, and Microsoft's table of zones was not read (2026-11-22)";
const CHINA_NOT_DOCUMENTED = 'the documentation read by 2026-11-22 does not mention Azure OpenAI in China';

const GOVERNMENT_OPENAI_ZONE = unverified('privatelink.openai.azure.us', ONLY_TEMPLATES, TEMPLATES);
const CHINA_OPENAI_ZONE = unknown(`the zone of the openai names: ${TEMPLATES_DISAGREE}`);

const CLOUDS: Readonly<Record<CloudName, Cloud>> = {
  public: {
    displayName: 'Azure',
    privateDnsZones: {
      AIServices: PRIVATE_DNS_ZONES.AIServices.map((zone) => verified(zone, ZONES_PAGE)),
      OpenAI: PRIVATE_DNS_ZONES.OpenAI.map((zone) => verified(zone, ZONES_PAGE)),
    },
    endpointSuffix: verified(ENDPOINT_SUFFIX, CLIENTS_PAGE),
    tokenScope: verified(TOKEN_SCOPE, CLIENTS_PAGE),
    regions: unverified(REGION_NAMES, 'only a third party reports one of them, northeurope', REGIONS_PAGE),
  },
  usgovernment: {
    displayName: 'Azure Government',
    privateDnsZones: {
      AIServices: [
        unverified('privatelink.cognitiveservices.azure.us', ONLY_TEMPLATES, TEMPLATES),
        GOVERNMENT_OPENAI_ZONE,
        unknown(`the zone of the services.ai names: ${TEMPLATES_DISAGREE}`),
      ],
      OpenAI: [GOVERNMENT_OPENAI_ZONE],
    },
    endpointSuffix: unverified(
      'openai.azure.us',
      'it is derived from the name of the private DNS zone, which is unverified',
      TEMPLATES,
    ),
    tokenScope: unverified(
      'https://ai.azure.us/.default',
      'the documentation states it for the Foundry Agent Service, and does not mention the v1 API',
      GOVERNMENT_AGENTS_PAGE,
    ),
    regions: verified(['usgovarizona', 'usgovvirginia'], GOVERNMENT_MODELS_PAGE),
  },
  china: {
    displayName: 'Azure operated by 21Vianet',
    privateDnsZones: {
      AIServices: [
        unverified('privatelink.cognitiveservices.azure.cn', ONLY_TEMPLATES, TEMPLATES),
        CHINA_OPENAI_ZONE,
        unknown(`the zone of the services.ai names: ${CHINA_NOT_DOCUMENTED}`),
      ],
      OpenAI: [CHINA_OPENAI_ZONE],
    },
    endpointSuffix: unknown(CHINA_NOT_DOCUMENTED),
    tokenScope: unknown(CHINA_NOT_DOCUMENTED),
    regions: unknown(CHINA_NOT_DOCUMENTED),
  },
};

/** The known properties of a cloud, claim by claim. Environment files cannot choose a cloud: this is for your own code. */
export const cloudOf = (name: CloudName): Cloud => CLOUDS[name];
