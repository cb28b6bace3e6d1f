import type { Conduct } from '../../stack/facts/conduct';
import { conductOf } from '../../stack/facts/conduct';
import { isHandedOver } from '../compare/registration';
import type { ResourceChange } from '../compare/stack-change';
import { consumes, contextOf, looking } from './comparing';
import type { Context } from './comparing';
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
          }),
        ]),
    // `refused/protection-dropped` reports removed protection.
    ...(is.isProtected && !was.isProtected
      ? [draftOf(address, PROTECTION, { severity: 'notice', before: 'false', after: 'true' })]
      : []),
  ];
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
  values: Pick<FindingDraft, 'after' | 'before' | 'severity'>,
): FindingDraft => ({
  ...{ ...values, address, attribute, message: `the lifecycle settings of ${address} change` },
  consumed: [consumes(address, attribute)],
});
