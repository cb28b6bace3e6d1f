import { notIn } from '../../collections/difference';
import type { Conduct } from '../../stack/facts/conduct';
import { conductOf } from '../../stack/facts/conduct';
import { isHandedOver } from '../compare/registration';
import type { ResourceChange } from '../compare/stack-change';
import { consumes, contextOf, looking } from './comparing';
import type { Context } from './comparing';
import { listed } from './listed';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

/** The attributes that make Terraform ignore or refuse changes. */
const [IGNORED, PROTECTION] = ['lifecycle.ignore_changes', 'lifecycle.prevent_destroy'];

export const conduct: ReviewRule = {
  id: 'overrides/lifecycle',
  summary: 'Terraform ignores changes of a resource, no longer ignores them, or protects it.',
  why: 'Manual changes of ignored attributes go unnoticed.',
  severities: ['high', 'notice'],
  looks: [
    looking((change, inputs) =>
      change.kind === 'changed' ? change.resources.flatMap((each) => conductChanges(each, contextOf(change, inputs))) : [],
    ),
  ],
};

function conductChanges({ address, before, after }: ResourceChange, { old, fresh }: Context): FindingDraft[] {
  if (!before || !after) return [];
  const [was, is] = [conductOf(before), conductOf(after)];
  const [wasIgnored, isIgnored] = [ignoredWords(was), ignoredWords(is)];
  const isElsewhere = isHandedOver(old.find('endpoint', before.address), fresh.find('endpoint', address));
  return [
    // Reported with the registration of the endpoint.
    ...(wasIgnored === isIgnored || isElsewhere
      ? []
      : [
          // No ignored attributes is the safe case.
          draftOf(address, IGNORED, {
            severity: is.ignored.length === 0 || onlyTags(was, is) ? 'notice' : 'high',
            before: wasIgnored,
            after: isIgnored,
            ...(onlyTags(was, is) ? { message: tagWords(address, was, is) } : {}),
          }),
        ]),
    // `refused/protection-dropped` reports removed protection.
    ...(is.isProtected && !was.isProtected
      ? [draftOf(address, PROTECTION, { severity: 'notice', before: 'false', after: 'true' })]
      : []),
  ];
}

/** What a change of ignored tags means for these tags in Azure. */
function tagWords(address: string, was: Conduct, is: Conduct): string {
  const [left, managed] = [notIn(is.ignored, was.ignored), notIn(was.ignored, is.ignored)];
  return [
    ...(left.length > 0 ? [`Terraform no longer changes or removes ${listed(left)} of ${address}`] : []),
    ...(managed.length > 0
      ? [`Terraform manages ${listed(managed)} of ${address} again, and removes what is not configured from Azure`]
      : []),
  ].join('. ');
}

/** Whether the changes are only about single tags, which decide nothing. */
const onlyTags = (was: Conduct, is: Conduct): boolean => {
  const others = ({ ignored }: Conduct) => shown(ignored.filter((each) => !each.startsWith('tags[')));
  return others(was) === others(is);
};

const ignoredWords = ({ ignored }: Conduct) => (ignored.length === 0 ? 'not set' : shown(ignored));

const draftOf = (
  address: string,
  attribute: string,
  values: Partial<Pick<FindingDraft, 'message'>> & Pick<FindingDraft, 'after' | 'before' | 'severity'>,
): FindingDraft => ({
  ...{ message: `the lifecycle settings of ${address} change`, ...values, address, attribute },
  consumed: [consumes(address, attribute)],
});
