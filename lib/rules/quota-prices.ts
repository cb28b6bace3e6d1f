import type { Rule } from './rule';
import { finding } from './rule';

const EXAMPLES = { currency: 'EUR', ptuPerMonth: '{ DataZoneProvisionedManaged: 200 }' } as const;

/** Layers require nothing, so what is missing in a setting of the organisation is found here. */
export const quotaPrices: Rule = {
  id: 'quota/prices',
  summary: 'prices in defaults.yaml has a currency and the price of a PTU for at least one SKU.',
  waivable: false,
  check({ organisation }) {
    if (!organisation.layers.has(['prices'])) return [];
    return (['currency', 'ptuPerMonth'] as const)
      .filter((key) => !organisation.layers.has(['prices', key]))
      .map((key) =>
        finding(organisation, ['prices'], {
          message: `prices has no ${key}, so it has no effect`,
          help: `add ${key}: ${EXAMPLES[key]}, with your own value`,
          about: 'key',
        }),
      );
  },
};
