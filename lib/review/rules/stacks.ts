import { conductOf } from '../../stack/facts/conduct';
import { Facts } from '../../stack/facts/facts';
import type { Resource, Stack } from '../../stack/stack';
import { placeOf } from '../../stack/stack';
import { consumes, looking } from './comparing';
import type { ReviewRule } from './review-rule';

export const stackAdded: ReviewRule = {
  id: 'stacks/added',
  summary: 'A stack is new.',
  why: 'It uses quota, addresses and names. Its page lists its resources.',
  severities: ['notice'],
  looks: [
    looking(({ kind, after, folder }) =>
      kind === 'added' && after
        ? [
            {
              severity: 'notice',
              message: `the stack ${placeOf(folder).id} is new, with ${after.resources.size} resources${deploymentWords(after)}`,
            },
          ]
        : [],
    ),
  ],
};

function deploymentWords(stack: Stack): string {
  const names = Facts.of(stack)
    .all('deployment')
    .map(({ value }) => value.name);
  return names.length === 0 ? '' : `, among them the deployments ${names.join(', ')}`;
}

export const stackRemoved: ReviewRule = {
  id: 'stacks/dropped',
  summary: 'The folder of a stack is removed.',
  why: 'Terraform does not destroy the resources of a removed folder. They stay in Azure and cost money, but nothing manages them.',
  severities: ['critical'],
  looks: [
    looking(({ kind, before }) =>
      kind === 'removed'
        ? [
            {
              severity: 'critical',
              message: droppedWords(before),
            },
          ]
        : [],
    ),
  ],
};

/** An emptied stack has no resources in its configuration, but can have some in its state. */
const droppedWords = (stack: Stack | undefined) =>
  stack?.notes.emptied === undefined
    ? `the folder of the stack is removed, with ${stack?.resources.size ?? 0} resources: make sure that they were destroyed before`
    : 'the folder of the stack, which was emptied, is removed: make sure that it was applied since then';

export const stackEmptied: ReviewRule = {
  id: 'stacks/emptied',
  summary: 'A stack is emptied: the next apply destroys all of it.',
  why: 'A revert after the apply creates new, empty resources. It helps only before the apply.',
  severities: ['critical'],
  looks: [
    looking(({ kind, before, after }) => {
      if (after?.notes.emptied === undefined || after.resources.size > 0) return [];
      if (kind === 'added') return [{ severity: 'critical', message: ADDED_EMPTY }];
      if (kind !== 'changed' || !before) return [];
      const guarded = [...before.resources.values()].filter((resource) => conductOf(resource).isProtected);
      const message = `the next apply destroys the whole stack, with ${before.resources.size} resources`;
      // This explains the removed outputs and variables. Each destroyed resource has its own finding.
      return [
        {
          severity: 'critical',
          message: `${message}${guardedWords(guarded)}`,
          consumed: [consumes(undefined, 'output', 'variable')],
        },
      ];
    }),
  ],
};

const ADDED_EMPTY = 'an emptied stack is new: its apply destroys everything in the state of its backend';

const guardedWords = (guarded: readonly Resource[]) =>
  guarded.length === 0
    ? ''
    : `, although prevent_destroy protected ${guarded.map(({ address }) => address).join(', ')} until now: no earlier change allowed that`;
