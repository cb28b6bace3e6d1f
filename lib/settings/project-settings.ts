import { z } from 'zod';
import { CONNECTION_ACCESS, CONNECTION_TYPES } from '../catalog/connections';
import { key, resourceId } from './texts';

const name = z.string().min(1);

const connection = z.strictObject({
  type: z.enum([...CONNECTION_TYPES, 'applicationInsights']).meta({ description: 'What the resource is.' }),
  resourceId: resourceId.meta({ description: 'The ID of the resource, which may be in another subscription.' }),
  access: z.enum(CONNECTION_ACCESS).default('read').meta({
    description: 'What the identity of the project may do with the content of the resource. Default: read.',
  }),
});

/** The settings of a project. */
export const project = z.strictObject({
  displayName: name.optional().meta({ description: 'The name that the portal shows. Default: its name.' }),
  description: name.optional().meta({ description: 'What the project is for. Default: its display name.' }),
  connections: z
    .record(key, connection)
    .default({})
    .meta({ description: 'The resources that the project uses with its identity, without keys, by name.' }),
  name: key.optional().meta({ description: 'Its name in Azure. Default: its key.' }),
});
