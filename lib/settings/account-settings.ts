import { z } from 'zod';
import { ACCOUNT_KINDS } from '../catalog/clouds';
import { DEFENDER_STATES } from '../catalog/defender';
import { HOST_NAME } from '../catalog/host-name';
import { PLACE_NAMES } from '../catalog/places';
import { onlyTrue, resourceId, text, uuid } from './texts';

/** A host name, such as that of an image store. */
export const hostName = text('a host name', HOST_NAME, 'images.example.com');

const customerManagedKey = z.strictObject({
  keyId: z.string().min(1).optional().meta({
    description:
      'The address of an existing key, such as https://kv-hub.vault.azure.net/keys/openai. Without a version, Azure uses the newest version.',
  }),
  keyVaultId: resourceId
    .optional()
    .meta({ description: 'The Azure resource ID of the key vault or managed HSM of that key. Required with keyId.' }),
  location: z.enum(PLACE_NAMES).optional().meta({
    description: 'The region of that key vault or managed HSM, which no ID contains. It must be the region of the account.',
  }),
  identity: z
    .strictObject({
      id: resourceId.meta({ description: 'The ID of a user-assigned identity.' }),
      clientId: uuid.meta({ description: 'The client ID of that identity.' }),
    })
    .optional()
    .meta({
      description:
        'An existing identity that may already use the key. Default: the stamp creates one and gives it the role for this key.',
    }),
  create: onlyTrue.optional().meta({
    description: 'true: instead of keyId, the stamp creates a key vault with purge protection, and an RSA 2048 key in it.',
  }),
});

/** The settings of the account of a stamp. */
export const accountSettings = z.strictObject({
  kind: z.enum(ACCOUNT_KINDS).default('OpenAI').meta({ description: 'AIServices also serves other Foundry models.' }),
  projectManagement: z.boolean().default(false).meta({
    description:
      'Whether the account can have projects: kind AIServices only. It cannot be turned off again: Terraform would replace the account.',
  }),
  allowedFqdns: z.array(hostName).default([]).meta({ description: 'Host names that the account may call. Default: none.' }),
  purgeOnDestroy: z.boolean().default(true).meta({
    description:
      'Whether destroying the account also purges it, which frees its name and subdomain at once instead of after 48 hours.',
  }),
  defenderForAI: z.enum(DEFENDER_STATES).optional().meta({
    description:
      'Whether Microsoft Defender for AI watches the account. The plan of the subscription is not changed. Default: Terraform does not manage it. If you remove the setting, Azure keeps the state.',
  }),
  customerManagedKey: customerManagedKey.optional().meta({
    description: 'Your own key, which encrypts the data that the account stores. Default: a key of Microsoft.',
  }),
});

export type AccountSettings = z.output<typeof accountSettings>;
