import fc from 'fast-check';
import type { HarmAction } from '../../lib/catalog/content-filters';
import { HARM_NAMES, HARM_THRESHOLDS, SHIELD_ACTIONS, SHIELD_NAMES } from '../../lib/catalog/content-filters';
import { SKU_NAMES } from '../../lib/catalog/skus';
import { FILTER_MODES } from '../../lib/catalog/content-filters';

// Names that came out as one and the same under CDKTF's own scheme, or as no valid name at all, and any others.
const name = fc.oneof(
  fc.constantFrom(
    'gpt-4.1',
    'gpt-41',
    'gpt-4_1',
    '4o-mini',
    '4o_mini',
    'Chat',
    'chat',
    'constructor',
    'toString',
    'Resource',
    'Default',
    'filter',
  ),
  fc.stringMatching(/^[a-zA-Z0-9][\w.-]{1,12}$/),
);

/** Up to four values by any names. */
export const record = <T>(value: fc.Arbitrary<T>) => fc.dictionary(name, value, { maxKeys: 4 });

/** A content filter whose harms come to one of the actions in each direction. */
export function filterWith(...actions: readonly HarmAction[]) {
  const action = fc.constantFrom(...actions);
  const both = fc.record({ prompt: action, completion: action });
  return fc.record(
    {
      harms: fc.dictionary(fc.constantFrom(...HARM_NAMES), fc.oneof(action, both)),
      shields: fc.dictionary(fc.constantFrom(...SHIELD_NAMES), fc.constantFrom(...SHIELD_ACTIONS)),
      mode: fc.constantFrom(...FILTER_MODES),
    },
    { requiredKeys: [] },
  );
}

/** A content filter that needs no approval by Microsoft. */
export const filter = filterWith(...HARM_THRESHOLDS);

/** A list of words. One name for the variable everywhere: what is synthesized here is planned with a value for it. */
export const blocklist = fc.oneof(
  fc.record({ terms: fc.uniqueArray(fc.constantFrom('Falcon', 'Heron', 'Owl'), { minLength: 1 }) }),
  fc.record({ termsVariable: fc.constant('customer_words'), direction: fc.constantFrom('both', 'completion', 'prompt') }),
);

/** A model that can be deployed anywhere. */
export const deployment = fc.record({
  // Models that the catalogue does not know can be deployed with any SKU anywhere.
  model: fc.constantFrom('gpt-next', 'text-embedding-next'),
  version: fc.constantFrom('2026-03-05', '1'),
  sku: fc.constantFrom(...SKU_NAMES.filter((sku) => !sku.startsWith('DataZone'))),
  capacity: fc.integer({ min: 1, max: 1000 }),
});

/** Any principal in one of the personas. */
export const grant = fc.record({
  principalId: fc.uuid(),
  principalType: fc.constantFrom('Group', 'ServicePrincipal', 'User'),
  role: fc.constantFrom('inference', 'operator', 'auditor'),
});

/** GitHub workflows, identified by branch or environment. */
export const trusted = (way: 'branch' | 'environment') =>
  record(fc.record({ repository: fc.constantFrom('contoso/ai', 'contoso/desk'), [way]: fc.constantFrom('main', 'test') }));

/** Any tags: no key is one that the kit sets itself, no text a template. */
export const tags = fc.dictionary(
  fc.stringMatching(/^[a-z]{2,8}x$/),
  fc.string({ maxLength: 20 }).filter((text) => !/[$%]\{/.test(text)),
  { maxKeys: 5 },
);
