import { z } from 'zod';
import { POLICY_EFFECTS, SUBSCRIPTION_SCOPE } from '../fleet/governance';
import { text } from './texts';

/** The assignments of Azure Policy to the subscription of an environment, or to a management group. */
export const governance = z.strictObject({
  scope: text(
    `${SUBSCRIPTION_SCOPE}, or the ID of a management group of letters, digits, hyphens and underscores, at most 64 of them`,
    /^[a-zA-Z0-9][\w-]{0,63}$/,
    'mg-ai',
  ).meta({
    description:
      'subscription: the subscription of the environment. Otherwise: the ID of a management group, such as mg-ai. The policies apply to everything in it. Required.',
  }),
  effect: z.enum(POLICY_EFFECTS).default('audit').meta({
    description:
      'audit: Azure reports what is against a policy. deny: Azure also refuses to create or change it, where the policy can do so. Default: audit.',
  }),
  container: text('a container name', /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/, 'governance')
    .optional()
    .meta({
      description:
        'With a storage account of states that exists: its container for the state of the assignments. No pipeline may be able to write to it. Default: a local file in the project folder.',
    }),
});

export type GovernanceSettings = z.output<typeof governance>;
