import type { JsonObject } from '../../stack/json';
import { forgottenIn } from '../../stack/facts/sections';
import { writtenNameOf } from '../../stack/facts/written-name';
import type { ResourceChange, StackChange } from '../compare/stack-change';
import { lossWords, nameOf } from './consequences';
import { everythingOf, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

/** Reported by rules of their own. */
const ELSEWHERE = new Set([
  'azapi_resource_action',
  'azurerm_cognitive_account_rai_blocklist',
  'azurerm_private_dns_zone_virtual_network_link',
  'azurerm_subnet_network_security_group_association',
]);

/** Rights and whom they are for, which are reported as such when they go. */
const RIGHTS = new Set(['azurerm_federated_identity_credential', 'azurerm_role_assignment']);

/** What the address of a renamed resource and the order of work have no part in. */
const BESIDE_THE_POINT = new Set(['depends_on', 'lifecycle', 'locks', 'name', 'retry']);

const removed = ({ kind, resources }: StackChange) =>
  kind === 'changed' ? resources.filter(({ before, after }) => before && !after) : [];

/** What was added in the place of a removed resource, going by its name in Azure or by everything but its name. */
export function successorOf({ resources }: StackChange, { type, before }: ResourceChange): ResourceChange | undefined {
  const candidates = resources.filter((each) => each.type === type && !each.before && each.after);
  const name = before && writtenNameOf(before);
  return (
    candidates.find(({ after }) => name !== undefined && after && writtenNameOf(after) === name) ??
    candidates.find(({ after }) => essence(after?.attributes) === essence(before?.attributes))
  );
}

const essence = (attributes: JsonObject | undefined) =>
  JSON.stringify(Object.entries(attributes ?? {}).filter(([key]) => !BESIDE_THE_POINT.has(key)));

export const destroyed: ReviewRule = {
  id: 'destruction/resource',
  summary: 'A resource is destroyed.',
  why: 'Destroying cannot be taken back by a revert: what comes back is new and empty.',
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
  message: 'is forgotten: it stays in Azure, is paid for, and nobody looks after it',
};

/** Whether a `removed` block keeps Terraform from destroying a resource. */
export const isForgotten = ({ after }: StackChange, address: string) => forgottenIn(after).includes(address);

export const lostAddress: ReviewRule = {
  id: 'destruction/lost-address',
  summary: 'An address is gone and one that looks the same is there, without a `moved` block between them.',
  why: 'For Terraform these are two resources: it destroys the one and creates the other, although only a key was renamed.',
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
            message: `${each.address} is destroyed and ${successor.address}, which looks the same, is created: ${meaning}.${mayCollide(each, successor) ? IN_NO_ORDER : ''} If it was renamed, say so with moved in the environment file`,
            ...{ address: each.address, before: each.address, after: successor.address, consumed: everythingOf(each.address) },
          },
        ];
      }),
    ),
  ],
};

/** Between two addresses nothing says what Terraform does first. */
const IN_NO_ORDER =
  ' Terraform may try to create the new one while the old one is still there; if that apply fails, apply again.';

/** Things that have no name that anybody uses: the same one elsewhere does the same. */
const NAMELESS = new Set([
  ...RIGHTS,
  'azurerm_management_lock',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_network_security_rule',
]);

/** Whether Azure refuses the new one while the old one is there: by its name, or because both say the same. */
const mayCollide = (old: ResourceChange, { after }: ResourceChange) =>
  RIGHTS.has(old.type) ||
  old.type === 'azurerm_monitor_diagnostic_setting' ||
  (old.before && writtenNameOf(old.before)) === (after && writtenNameOf(after));

/** Whether what is created is what people had: then it is missing only in between. */
const isSameThing = ({ type, before }: ResourceChange, { after }: ResourceChange) =>
  NAMELESS.has(type) || (before && writtenNameOf(before)) === (after && writtenNameOf(after));

export const planDestroys: ReviewRule = {
  id: 'destruction/planned',
  summary: 'A plan destroys something that is not removed by this change.',
  why: 'Something else is about to go with this apply: an earlier change that was never applied, or a state that is not the one of this stack.',
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
              message: `the plan destroys what an interrupted replacement of ${address} left`,
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
