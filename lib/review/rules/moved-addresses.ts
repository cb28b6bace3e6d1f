import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Move } from '../../stack/stack';
import { looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

export const moved: ReviewRule = {
  id: 'moves/renamed',
  summary: 'A resource has another address, and a `moved` block says so.',
  why: 'Terraform renames it in the state and leaves it alone in Azure, unless something else in it changes.',
  severities: ['notice'],
  looks: [
    looking((change) => {
      const replaced = new Set(replacements(change).map(({ resource }) => resource.address));
      return change.resources.flatMap(({ address, movedFrom }) => {
        if (movedFrom === undefined) return [];
        const also = replaced.has(address) ? ', and something else in it changes that replaces it in Azure' : '';
        return [{ severity: 'notice', message: `${movedFrom} is called ${address} from now on${also}`, address }];
      });
    }),
  ],
};

export const idleMove: ReviewRule = {
  id: 'moves/idle',
  summary: 'A `moved` block comes that moves nothing, or one goes.',
  why: 'What moves nothing here may still move something in the state; without the block, a stack that has not been applied since destroys what it would have moved.',
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

/** Whether something that was here goes by way of a block. */
const isAtWork = ({ resources }: StackChange, { from, to }: Move) =>
  resources.some(({ address, movedFrom }) => movedFrom !== undefined && (movedFrom === from || address === to));

function idle({ from, to }: Move): FindingDraft {
  const [one, other] = [from, to].map((address) => address.split('.')[0]);
  return one === other
    ? { severity: 'notice', message: `a moved block moves nothing: ${from} to ${to}` }
    : {
        severity: 'high',
        message: `a moved block makes another type of a resource, which Terraform refuses: ${from} to ${to}`,
      };
}

const gone = ({ from, to }: Move): FindingDraft => ({
  severity: 'notice',
  message: `the moved block is gone that moves ${from} to ${to}: make sure that it was applied everywhere`,
});
