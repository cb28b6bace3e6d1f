import { allOf } from '../collections/all-of';
import type { ResourceType } from './resource-id';

/** A resource that a project can connect to with its identity, without a key. */
export type ConnectionType = 'azureAISearch' | 'azureStorage';
/** All types, in alphabetical order. */
export const CONNECTION_TYPES = allOf<ConnectionType>()(['azureAISearch', 'azureStorage']);

/** What the identity of the project may do with the content of the resource. */
export type ConnectionAccess = 'read' | 'write';
/** All kinds of access, the default first. */
export const CONNECTION_ACCESS = allOf<ConnectionAccess>()(['read', 'write']);

/** A built-in role that a project needs on a connected resource. */
export interface ConnectionRole {
  readonly name: string;
  /** The GUID of the role definition. */
  readonly id: string;
  readonly grants: string;
}

/** The facts about a type of connection. */
export interface ConnectionFacts {
  /** The type of the resource that it connects to. */
  readonly resourceType: ResourceType;
  /** The category in the terms of Azure. */
  readonly category: string;
  /** The address of the resource, from its name. */
  readonly target: (name: string) => string;
  readonly roles: Readonly<Record<ConnectionAccess, ConnectionRole>>;
}

/**
 * The types of connections that work without a key.
 *
 * Sources: category, target and metadata from azure-sdk-for-python sdk/ai/azure-ai-projects/tests/setup/modules-standard and
 * microsoft/Build-your-own-copilot-Solution-Accelerator infra/deploy_aifp_aisearch_connection.bicep; roles from
 * https://learn.microsoft.com/azure/search/search-security-rbac and the built-in roles of Azure Storage (read 2026-11-26). That an agent
 * needs no more than these roles is unverified: some pages of Foundry also ask for Search Service Contributor, which lists admin keys.
 */
export const CONNECTIONS: Readonly<Record<ConnectionType, ConnectionFacts>> = {
  azureAISearch: {
    resourceType: 'searchService',
    category: 'CognitiveSearch',
    target: (name) => `https://${name}.search.windows.net`,
    roles: {
      read: {
        name: 'Search Index Data Reader',
        id: '1407120a-92aa-4202-b7e9-c0e197c71c8f',
        grants: 'queries the indexes of the search service; changes none',
      },
      write: {
        name: 'Search Index Data Contributor',
        id: '8ebe5a00-799e-43f5-93ac-243d3dce84a7',
        grants: 'queries the indexes of the search service, and loads and deletes documents',
      },
    },
  },
  azureStorage: {
    resourceType: 'storageAccount',
    category: 'AzureStorageAccount',
    target: (name) => `https://${name}.blob.core.windows.net/`,
    roles: {
      read: {
        name: 'Storage Blob Data Reader',
        id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
        grants: 'reads the blobs of the storage account; changes none',
      },
      write: {
        name: 'Storage Blob Data Contributor',
        id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
        grants: 'reads, writes and deletes the blobs of the storage account',
      },
    },
  },
};

const ROLES: readonly ConnectionRole[] = Object.values(CONNECTIONS).flatMap(({ roles }) => Object.values(roles));

/** The role of a project on a connected resource, by GUID or name; undefined if it is another role. */
export const connectionRoleOf = (role: string): ConnectionRole | undefined =>
  ROLES.find(({ id, name }) => [id, name.toLowerCase()].includes(role.toLowerCase()));

/**
 * Why a project cannot connect to Application Insights.
 *
 * Source: the method GetApplicationInsightsConnectionString of Azure.AI.Projects fails for a connection that does not have a key
 * (https://learn.microsoft.com/dotnet/api/azure.ai.projects.aiprojecttelemetry, read 2026-11-26).
 */
export const NO_APPLICATION_INSIGHTS =
  'a connection to Application Insights works only with its connection string, which is a key that everyone who can read the state can read';

/** The version of the API for connections of projects. */
export const CONNECTIONS_API = '2025-06-01';
