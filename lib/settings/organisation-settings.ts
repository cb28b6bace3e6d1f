import { z } from 'zod';
import { ACCOUNT_LIMITS } from '../catalog/account-limits';
import { RETIREMENT_WARNING_DAYS } from '../catalog/retired';
import { MODEL_NAMES, QUOTA_TIERS } from '../catalog/models';
import { CURRENCY } from '../catalog/prices';
import { PROVISIONED_SKU_NAMES, SKU_NAMES } from '../catalog/skus';
import type { PlainMap } from '../collections/map';
import type { Organisation } from '../fleet/organisation';
import { filterFloor } from './filter-floor-settings';
import { cidr } from './texts';

/** The settings of the organisation, for all its environments together. */
export const organisationSettings = z.strictObject({
  quota: z
    .strictObject({
      tier: z.enum(QUOTA_TIERS).optional().meta({ description: 'The quota tier of the subscriptions.' }),
      limits: z
        .record(z.union([z.enum(MODEL_NAMES), z.string().min(1)]), z.partialRecord(z.enum(SKU_NAMES), z.int().min(0)))
        .default({})
        .meta({
          description:
            'Capacity that a subscription has in each region, by model and SKU, in units of capacity. Overrides the tier. For provisioned SKUs, the share of a model.',
        }),
      provisioned: z.partialRecord(z.enum(PROVISIONED_SKU_NAMES), z.int().min(0)).default({}).meta({
        description:
          'Provisioned throughput that a subscription has in each region, by SKU, in PTU. Azure grants it for all models together. Default: not checked.',
      }),
      deploymentsPerAccount: z
        .int()
        .min(1)
        .default(ACCOUNT_LIMITS.standardDeployments)
        .meta({
          description: `How many standard deployments an account can have, if Azure has granted another limit. Default: ${ACCOUNT_LIMITS.standardDeployments}.`,
        }),
      accountsPerRegion: z
        .int()
        .min(1)
        .default(ACCOUNT_LIMITS.accountsPerRegion)
        .meta({
          description: `How many accounts a subscription can have in a region, if Azure has granted another limit. Default: ${ACCOUNT_LIMITS.accountsPerRegion}.`,
        }),
    })
    .prefault({})
    .meta({ description: 'The quota of each subscription.' }),
  prices: z
    .strictObject({
      currency: z
        .string()
        .regex(CURRENCY, 'must be three capital letters, such as EUR')
        .meta({ description: 'The currency of the prices, such as `EUR`.' }),
      ptuPerMonth: z
        .partialRecord(z.enum(PROVISIONED_SKU_NAMES), z.number().min(0).max(1_000_000))
        .meta({ description: 'The price of one PTU for a month, by SKU.' }),
    })
    .optional()
    .meta({
      description:
        'What your organisation pays for provisioned throughput, for example by contract or reservation. Shown in quota, pages and reviews. Default: no prices are shown.',
    }),
  supernets: z
    .array(cidr)
    .default([])
    .meta({ description: 'The ranges that all networks must be in. Default: any private range.' }),
  filterFloor: filterFloor.optional().meta({
    description:
      'The minimum for every content filter. Only the harms and shields that are listed are checked. Default: no minimum.',
  }),
  longestWaiverDays: z
    .int()
    .min(1)
    .max(3650)
    .default(730)
    .meta({ description: 'The maximum number of days from today to the last day of a waiver. Default: 730.' }),
  retirementWarningDays: z
    .int()
    .min(0)
    .max(3650)
    .default(RETIREMENT_WARNING_DAYS)
    .meta({
      description: `The number of days before the retirement of a model from which there are warnings. Default: ${RETIREMENT_WARNING_DAYS}.`,
    }),
});

/** The keys of defaults.yaml that no stamp has. */
export const ORGANISATION_KEYS: readonly string[] = Object.keys(organisationSettings.shape);

/** The well-formed settings of the organisation, with defaults for all others. */
export function organisationOf(given: PlainMap): Organisation {
  const wellFormed = Object.entries(given).filter(([key, value]) => organisationSettings.safeParse({ [key]: value }).success);
  return organisationSettings.parse(Object.fromEntries(wellFormed));
}
