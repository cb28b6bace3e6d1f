import { valueAt } from '../../stack/json';
import { PAGE } from '../../stack/terraform-file';
import { registrationOf } from '../compare/registration';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Observation, ReviewRule, Severity } from './review-rule';
import { attributePairs, pairs } from './pairs';
import { shown } from './shown';

const ACCOUNT = 'azurerm_cognitive_account';

/** What of an account matters as a whole: whether it is there at all. */
const PARTS = [
  {
    ...{ path: 'identity', gone: 'the account has no identity any more: what it reads with it is refused' },
    come: 'the account has another identity',
  },
  {
    ...{ path: 'customer_managed_key', gone: 'data at rest is no longer encrypted with your own key' },
    come: 'data at rest is encrypted with another key: without it, nothing can be read',
  },
] as const;

export const identityAndKey: ReviewRule = {
  id: 'access/identity',
  summary: 'The identity of the account, or the key that encrypts its data, changes.',
  why: 'The account reads its key and its storage with its identity; what is encrypted with a key is lost with it.',
  severities: ['high', 'notice'],
  check: (change) =>
    PARTS.flatMap(({ path, gone, come }) =>
      attributePairs(change, ACCOUNT, path).flatMap(({ address, isNew, before, after }): Observation[] => {
        if (isNew || shown(before) === shown(after)) return [];
        const severity = path === 'identity' && before === undefined ? 'notice' : 'high';
        const values = { before: shown(before, path), after: shown(after, path) };
        return [{ severity, message: after === undefined ? gone : come, address, attribute: path, ...values }];
      }),
    ),
};

export const registration: ReviewRule = {
  id: 'exposure/name-registration',
  summary: 'A private endpoint is registered in other DNS zones, or Azure Policy registers it from now on.',
  why: 'Clients find the endpoint by that name; without it they get the public address, at which nothing answers.',
  severities: ['high', 'notice'],
  check: (change) =>
    pairs(change, 'azurerm_private_endpoint').flatMap(({ address, before, after }): Observation[] => {
      const [old, fresh] = [registrationOf(before), registrationOf(after)];
      const [was, is] = [old.zones.join(', '), fresh.zones.join(', ')];
      if (!before || !after || was === is) return [];
      const about = { address, attribute: 'private_dns_zone_group', before: was || 'not set', after: is || 'not set' };
      if (is === '' && fresh.isLeftToPolicy && replacements(change).some(({ resource }) => resource.address === address))
        return [
          {
            severity: 'high',
            message: 'the new endpoint is in no DNS zone until Azure Policy registers it',
            ...about,
            explains: ['lifecycle.ignore_changes', 'lifecycle.postcondition'],
          },
        ];
      if (is === '' && fresh.isLeftToPolicy)
        return [
          {
            severity: 'notice',
            message: 'Terraform leaves the registration of the endpoint to Azure Policy: it stays in the zones that it is in',
            ...about,
            explains: ['lifecycle.ignore_changes', 'lifecycle.postcondition'],
          },
        ];
      return [{ severity: was === '' ? 'notice' : 'high', message: 'the endpoint is registered in other zones', ...about }];
    }),
};

/** What the provider does when a resource is destroyed, with the provider's own default and the value that loses more. */
const FEATURES = [
  {
    ...{ path: 'cognitive_account.purge_soft_delete_on_destroy', default: true },
    ...{ on: 'an account that is destroyed is purged: it cannot be recovered' },
    off: 'an account that is destroyed keeps its name and subdomain for 48 hours',
    worse: true,
  },
  {
    ...{ path: 'log_analytics_workspace.permanently_delete_on_destroy', default: false },
    ...{ on: 'a workspace that is destroyed is gone for good, with its logs' },
    off: 'a workspace that is destroyed can be recovered for 14 days',
    worse: true,
  },
  {
    ...{ path: 'resource_group.prevent_deletion_if_contains_resources', default: true },
    ...{ on: 'a resource group that holds something else is not destroyed' },
    off: 'a resource group is destroyed with whatever else is in it',
    worse: false,
  },
] as const;

export const purge: ReviewRule = {
  id: 'destruction/purge',
  summary: 'What is destroyed goes for good from now on, or can be recovered.',
  why: 'It decides whether a mistake can be taken back, and whether a name is free at once.',
  severities: ['high', 'notice'],
  check: (change) =>
    change.kind === 'changed'
      ? FEATURES.flatMap((feature): Observation[] => {
          const [old, fresh] = [change.before, change.after].map((stack) => featureOf(stack, feature.path, feature.default));
          if (old === fresh) return [];
          const severity: Severity = fresh === feature.worse ? 'high' : 'notice';
          return [
            {
              severity,
              message: fresh === true ? feature.on : feature.off,
              attribute: `provider.azurerm.features.${feature.path}`,
            },
          ];
        })
      : [],
};

function featureOf(stack: StackChange['after'], path: string, fallback: boolean): boolean {
  const value = valueAt(stack?.sections, `provider.azurerm.features.${path}`);
  return typeof value === 'boolean' ? value : fallback;
}

const keysIn = (stack: StackChange['after']) =>
  [...(stack?.files ?? [])].flatMap(([name, text]) => (name === PAGE ? [] : (text.match(KEYS) ?? [])));

const KEYS = /\b(?:primary|secondary)_(?:access_key|connection_string|shared_key|blob_connection_string)\b/g;

export const keyReferences: ReviewRule = {
  id: 'access/key-reference',
  summary: 'A key is read from a resource and written somewhere.',
  why: 'Whoever reads the outputs, the state or the plan has the key from then on.',
  severities: ['critical'],
  check: ({ kind, before, after }) => {
    if (kind === 'removed') return [];
    const [old, fresh] = [before, after].map((stack) => new Set(keysIn(stack))) as [Set<string>, Set<string>];
    const added = [...fresh].filter((each) => !old.has(each)).sort();
    return added.map((key) => ({ severity: 'critical', message: `the configuration reads ${key}` }));
  },
};
