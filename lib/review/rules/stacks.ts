import { textAt } from '../compare/json';
import type { Stack } from '../compare/stack';
import { ofType, placeOf } from '../compare/stack';
import type { ReviewRule } from './review-rule';

export const stackAdded: ReviewRule = {
  id: 'stacks/added',
  summary: 'A stack is new.',
  why: 'It takes quota, addresses and names. What it is made of stands on its page.',
  severities: ['notice'],
  check: ({ kind, after, folder }) =>
    kind === 'added' && after
      ? [
          {
            severity: 'notice',
            message: `the stack ${placeOf(folder).id} is new, with ${after.resources.size} resources${deploymentWords(after)}`,
          },
        ]
      : [],
};

function deploymentWords(stack: Stack): string {
  const names = ofType(stack, 'azurerm_cognitive_deployment').map(({ attributes }) => textAt(attributes, 'name'));
  return names.length === 0 ? '' : `, among them the deployments ${names.join(', ')}`;
}

export const stackRemoved: ReviewRule = {
  id: 'stacks/dropped',
  summary: 'The folder of a stack is dropped.',
  why: 'Nothing destroys what a dropped folder made: it stays in Azure, is paid for, and nobody looks after it.',
  severities: ['critical'],
  check: ({ kind, before }) =>
    kind === 'removed'
      ? [
          {
            severity: 'critical',
            message: `the stack is dropped with ${before?.resources.size ?? 0} resources: make sure that it was destroyed before`,
          },
        ]
      : [],
};
