import { featureOf } from '../../stack/facts/sections';
import { HANDED_OVER, registrationOf, ZONE_GROUP } from '../compare/registration';
import { replacements } from '../compare/replacement';
import type { Context, FactPair, PairDraft } from './comparing';
import { comparing, consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';
import type { Json } from '../../stack/json';
import { textAt } from '../../stack/json';

export const identityChange: ReviewRule = {
  id: 'access/identity',
  summary: 'The identity of the account changes.',
  why: 'The account uses its identity to read its key and its storage.',
  severities: ['high', 'notice'],
  looks: [
    comparing('account', ['identity'], ({ before, after }) => {
      if (!before || !after) return [];
      const [old, fresh] = [before.value.identity, after.value.identity];
      if (shown(old) === shown(fresh)) return [];
      const message =
        fresh === undefined
          ? 'the account no longer has an identity: access that uses the identity is refused'
          : keepsItsOwn(old, fresh)
            ? 'the account gets an identity in addition to its own'
            : 'the account has another identity';
      const isMore = old === undefined || keepsItsOwn(old, fresh);
      return [
        { severity: isMore ? 'notice' : 'high', message, before: shown(old, 'identity'), after: shown(fresh, 'identity') },
      ];
    }),
  ],
};

/** Whether an account with only a system-assigned identity keeps it, and gets user-assigned ones. */
const keepsItsOwn = (old: Json | undefined, fresh: Json | undefined) =>
  textAt(old, 'type') === 'SystemAssigned' && (textAt(fresh, 'type') ?? '').startsWith('SystemAssigned,');

export const registration: ReviewRule = {
  id: 'exposure/name-registration',
  summary: 'A private endpoint is registered in other DNS zones, or Azure Policy registers it from now on.',
  why: 'Clients find the endpoint by that name. Without it, they get the public address, which does not answer.',
  severities: ['high', 'notice'],
  looks: [comparing('endpoint', ['zones', 'zoneGroup'], registrationChange)],
};

function registrationChange({ address, before, after }: FactPair<'endpoint'>, { change }: Context): PairDraft<'endpoint'>[] {
  const [old, fresh] = [registrationOf(before), registrationOf(after)];
  if (!before || !after || old.words === fresh.words) return [];
  const about = { before: old.words || 'not set', after: fresh.words || 'not set' };
  if (fresh.words !== '' || !fresh.isLeftToPolicy)
    return [
      {
        ...{ severity: old.words === '' ? 'notice' : 'high', message: 'the endpoint is registered in other zones' },
        ...{ ...about, also: [ZONE_GROUP] },
      },
    ];
  const isReplaced = replacements(change).some(({ resource }) => resource.address === address);
  return [
    {
      severity: isReplaced ? 'high' : 'notice',
      message: isReplaced
        ? 'the new endpoint is in no DNS zone until Azure Policy registers it'
        : 'Terraform leaves the registration of the endpoint to Azure Policy: it stays in the zones that it is in',
      ...{ ...about, also: [ZONE_GROUP, ...HANDED_OVER] },
    },
  ];
}

/** What the provider does when a resource is destroyed, with the default of the provider and the value that loses more. */
const FEATURES = [
  {
    ...{ path: 'cognitive_account.purge_soft_delete_on_destroy', default: true },
    ...{ on: 'an account that is destroyed is purged: it cannot be recovered' },
    off: 'an account that is destroyed keeps its name and subdomain for 48 hours',
    worse: true,
  },
  {
    ...{ path: 'log_analytics_workspace.permanently_delete_on_destroy', default: false },
    ...{ on: 'a workspace that is destroyed is deleted permanently, with its logs' },
    off: 'a workspace that is destroyed can be recovered for 14 days',
    worse: true,
  },
  {
    ...{ path: 'key_vault.purge_soft_delete_on_destroy', default: true },
    ...{ on: 'a key vault that is destroyed is purged, unless it has purge protection' },
    off: 'a key vault that is destroyed can be recovered with its keys',
    worse: true,
  },
  {
    ...{ path: 'resource_group.prevent_deletion_if_contains_resources', default: true },
    ...{ on: 'a resource group that contains other resources is not destroyed' },
    off: 'a resource group is destroyed with all other resources in it',
    worse: false,
  },
] as const;

export const purge: ReviewRule = {
  id: 'destruction/purge',
  summary: 'Destroyed resources are deleted permanently from now on, or can be recovered.',
  why: 'This determines whether a mistake can be undone, and whether a name is available again immediately.',
  severities: ['high', 'notice'],
  looks: [
    looking(({ kind, before, after }) =>
      kind === 'changed'
        ? FEATURES.flatMap((feature): FindingDraft[] => {
            const [old, fresh] = [before, after].map((stack) => featureOf(stack, feature.path, feature.default));
            if (old === fresh) return [];
            const attribute = `provider.azurerm.features.${feature.path}`;
            return [
              {
                severity: fresh === feature.worse ? 'high' : 'notice',
                ...{ message: fresh === true ? feature.on : feature.off, attribute },
                consumed: [consumes(undefined, attribute)],
              },
            ];
          })
        : [],
    ),
  ],
};
