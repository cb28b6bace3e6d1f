/** The API version of Microsoft.Authorization: role assignments, role definitions, permissions and deny assignments. */
export const AUTHORIZATION_API = '2022-04-01';

/** The API version of locks. */
export const LOCKS_API = '2020-05-01';

/** The API version of Microsoft.CognitiveServices. Whether Azure Government has it is unverified. */
export const COGNITIVE_API = '2025-06-01';

/** The API version of Microsoft.Network, except for private DNS. */
export const NETWORK_API = '2024-05-01';

/** The API version of resource groups and resource providers. */
export const RESOURCES_API = '2021-04-01';

/** The API version of Log Analytics workspaces. */
export const WORKSPACES_API = '2023-09-01';
