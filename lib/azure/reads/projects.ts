import { z } from 'zod';
import { nameInId } from '../../catalog/resource-id';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { COGNITIVE_API } from './api-versions';

const PROJECT = z.object({ id: z.string() });

/** The operation that `projectNames` needs. */
export const READ_PROJECTS = 'Microsoft.CognitiveServices/accounts/projects/read';

/**
 * The names of the projects of an account. The field `name` of the answer also has that of the account.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, Projects_List, 2025-06-01.
 */
export const projectNames = async (azure: ResourceManager, accountId: string): Promise<Answer<readonly string[]>> =>
  mapAnswer(await azure.list(`${accountId}/projects`, COGNITIVE_API, PROJECT), (all) => all.map(({ id }) => nameInId(id)));
