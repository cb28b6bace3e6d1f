import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Move } from '../../stack/stack';
import { looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

export const moved: ReviewRule = {
  id: 'moves/renamed',
  summary: 'A resource gets another address with a `moved` block.',
  why: 'Terraform renames it in the state and does not change it in Azure, unless something else in it changes.',
  severities: ['notice'],
  looks: [
    looking((change) => {
      const replaced = new Set(replacements(change).map(({ resource }) => resource.address));
      return change.resources.flatMap(({ address, movedFrom }) => {
        if (movedFrom === undefined) return [];
        const also = replaced.has(address) ? ', and another change of it replaces it in Azure' : '';
        return [{ severity: 'notice', message: `${movedFrom} is renamed to ${address}${also}`, address }];
      });
    }),
  ],
};

export const idleMove: ReviewRule = {
  id: 'moves/idle',
  summary: 'A new `moved` block moves nothing, or a `moved` block is removed.',
  why: 'A block that moves nothing in the configuration can still move something in the state. Without a removed block, a stack that was not applied since then destroys the resource that the block would have moved.',
  severities: ['high', 'notice'],
  looks: [
    looking((change) => {
      if (change.kind !== 'changed') return [];
      const [old, fresh] = [change.before?.moved ?? [], change.after?.moved ?? []];
      return [
        ...without(fresh, old)
          .filter((move) => !isAtWork(change, move))
          .map(idle),
        ...without(old, fresh).map(gone),
      ];
    }),
  ],
};

const without = (some: readonly Move[], others: readonly Move[]) =>
  some.filter(({ from, to }) => !others.some((each) => each.from === from && each.to === to));

/** Whether a block moves a resource of the earlier configuration. */
const isAtWork = ({ resources }: StackChange, { from, to }: Move) =>
  resources.some(({ address, movedFrom }) => movedFrom !== undefined && (movedFrom === from || address === to));

function idle({ from, to }: Move): FindingDraft {
  const [one, other] = [from, to].map((address) => address.split('.')[0]);
  return one === other
    ? { severity: 'notice', message: `a moved block moves nothing: ${from} to ${to}` }
    : {
        severity: 'high',
        message: `a moved block changes the type of a resource, which Terraform refuses: ${from} to ${to}`,
      };
}

const gone = ({ from, to }: Move): FindingDraft => ({
  severity: 'notice',
  message: `the moved block from ${from} to ${to} is removed: make sure that it was applied everywhere`,
});
