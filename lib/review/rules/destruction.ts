import type { JsonObject } from '../../stack/json';
import { forgottenIn } from '../../stack/facts/sections';
import { writtenNameOf } from '../../stack/facts/written-name';
import type { ResourceChange, StackChange } from '../compare/stack-change';
import { lossWords, nameOf } from './consequences';
import { everythingOf, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

/** Types whose removal is reported by other rules. */
const ELSEWHERE = new Set([
  'azapi_resource_action',
  'azurerm_cognitive_account_rai_blocklist',
  'azurerm_private_dns_zone_virtual_network_link',
  'azurerm_subnet_network_security_group_association',
]);

/** Role assignments and trusted identities, whose removal is reported by other rules. */
const RIGHTS = new Set(['azurerm_federated_identity_credential', 'azurerm_role_assignment']);

/** Attributes that are ignored in the search for a resource that is the same apart from its name. */
const IGNORED = new Set(['depends_on', 'lifecycle', 'locks', 'name', 'retry']);

const removed = ({ kind, resources }: StackChange) =>
  kind === 'changed' ? resources.filter(({ before, after }) => before && !after) : [];

/** The added resource that replaces a removed one: it has the same name in Azure, or differs only in its name. */
export function successorOf({ resources }: StackChange, { type, before }: ResourceChange): ResourceChange | undefined {
  const candidates = resources.filter((each) => each.type === type && !each.before && each.after);
  const name = before && writtenNameOf(before);
  return (
    candidates.find(({ after }) => name !== undefined && after && writtenNameOf(after) === name) ??
    candidates.find(({ after }) => essence(after?.attributes) === essence(before?.attributes))
  );
}

const essence = (attributes: JsonObject | undefined) =>
  JSON.stringify(Object.entries(attributes ?? {}).filter(([key]) => !IGNORED.has(key)));

export const destroyed: ReviewRule = {
  id: 'destruction/resource',
  summary: 'A resource is destroyed.',
  why: 'After the apply, a revert creates a new resource, without what was in the old one.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    looking((change) =>
      removed(change)
        .filter(
          (each) =>
            !ELSEWHERE.has(each.type) &&
            !RIGHTS.has(each.type) &&
            (isForgotten(change, each.address) || !successorOf(change, each)),
        )
        .map((each): FindingDraft => {
          const { severity, meaning } = lossWords(change, each, 'destroy');
          const what = `${each.address}${each.before ? nameOf(each.before) : ''}`;
          if (isForgotten(change, each.address))
            return {
              ...FORGOTTEN,
              message: `${what} ${FORGOTTEN.message}`,
              address: each.address,
              consumed: everythingOf(each.address),
            };
          return {
            severity,
            message: `${what} is destroyed: ${meaning}`,
            address: each.address,
            consumed: everythingOf(each.address),
          };
        }),
    ),
  ],
};

const FORGOTTEN = {
  severity: 'high' as const,
  message: 'is forgotten: it stays in Azure and costs money, but nothing manages it',
};

/** Whether a `removed` block keeps Terraform from destroying a resource. */
export const isForgotten = ({ after }: StackChange, address: string) => forgottenIn(after).includes(address);

export const lostAddress: ReviewRule = {
  id: 'destruction/lost-address',
  summary: 'A resource is removed and one that looks the same is added at another address, without a `moved` block.',
  why: 'For Terraform, these are two resources: it destroys one and creates the other, although only a key was renamed.',
  severities: ['critical', 'high'],
  looks: [
    looking((change) =>
      removed(change).flatMap((each): FindingDraft[] => {
        const isElsewhere = ELSEWHERE.has(each.type) || isForgotten(change, each.address);
        const successor = isElsewhere ? undefined : successorOf(change, each);
        if (!successor) return [];
        const isSame = isSameThing(each, successor);
        const { severity, meaning } = lossWords(change, each, isSame ? 'replace' : 'destroy');
        return [
          {
            severity: severity === 'critical' ? 'critical' : 'high',
            message: `${each.address} is destroyed and ${successor.address}, which looks the same, is created: ${meaning}.${mayCollide(each, successor) ? IN_NO_ORDER : ''} If it was renamed, add the old key under moved in the environment file`,
            ...{ address: each.address, before: each.address, after: successor.address, consumed: everythingOf(each.address) },
          },
        ];
      }),
    ),
  ],
};

/** Terraform does not order actions on two addresses. */
const IN_NO_ORDER =
  ' Terraform may try to create the new one while the old one still exists. If that apply fails, apply again.';

/** Types whose names nothing refers to, so a new resource with another name has the same effect. */
const NAMELESS = new Set([
  ...RIGHTS,
  'azurerm_management_lock',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_network_security_rule',
]);

/** Whether Azure refuses the new resource while the old one exists, because both have the same name or content. */
const mayCollide = (old: ResourceChange, { after }: ResourceChange) =>
  RIGHTS.has(old.type) ||
  old.type === 'azurerm_monitor_diagnostic_setting' ||
  (old.before && writtenNameOf(old.before)) === (after && writtenNameOf(after));

/** Whether the new resource has the same effect as the old one. Then it is missing only between the two steps. */
const isSameThing = ({ type, before }: ResourceChange, { after }: ResourceChange) =>
  NAMELESS.has(type) || (before && writtenNameOf(before)) === (after && writtenNameOf(after));

export const planDestroys: ReviewRule = {
  id: 'destruction/planned',
  summary: 'A plan destroys a resource that this change does not remove.',
  why: 'The apply also destroys something else, because an earlier change was never applied, or because the state belongs to another stack.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    looking((change) => {
      const known = new Set(removed(change).map(({ address }) => address));
      const gone = (change.plan?.changes ?? []).filter(
        ({ action, address, isLeftover }) => action === 'delete' && (isLeftover || !known.has(address)),
      );
      return gone
        .filter(({ type }) => !ELSEWHERE.has(type))
        .map(({ address, type, isLeftover }) => {
          if (isLeftover)
            return {
              severity: 'notice',
              address,
              message: `the plan destroys the leftover of an interrupted replacement of ${address}`,
            };
          const { severity, meaning } = lossWords(change, { address, type }, 'destroy');
          return {
            severity,
            address,
            message: `the plan destroys ${address}, which this change does not remove: ${meaning}`,
          };
        });
    }),
  ],
};
