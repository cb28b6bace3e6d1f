import { keysOfBoth } from '../../stack/keyed';
import type { NotedWaiver } from '../../stack/notes';
import type { StackChange } from '../compare/stack-change';
import { looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

/** The waivers before and after, by key. In a new stack, all of them are new. */
const waivers = ({ before, after }: StackChange): [string, NotedWaiver | undefined, NotedWaiver | undefined][] => {
  const [old, fresh] = [waiversOf(before), waiversOf(after)];
  return keysOfBoth(old, fresh).map((key) => [key, old.get(key), fresh.get(key)]);
};

const waiversOf = (stack: StackChange['before']): ReadonlyMap<string, NotedWaiver> =>
  new Map(Object.entries(stack?.notes.waivers ?? {}));

const words = ({ rule, subject, expires, owner, reason }: NotedWaiver) =>
  `${rule} for ${subject} until ${expires} (${owner}: ${reason})`;

const waiverRule = (
  rule: Pick<ReviewRule, 'id' | 'severities' | 'summary' | 'why'>,
  check: (key: string, old: NotedWaiver | undefined, fresh: NotedWaiver | undefined, today: string) => FindingDraft[],
): ReviewRule => ({
  ...rule,
  looks: [
    looking((change, { today }) =>
      change.kind === 'removed' ? [] : waivers(change).flatMap(([key, old, fresh]) => check(key, old, fresh, today)),
    ),
  ],
});

export const waiverAdded = waiverRule(
  {
    id: 'waivers/added',
    summary: 'A waiver is added.',
    why: 'With a waiver, you accept a risk until a given day. The owner of the rule should have agreed.',
    severities: ['high'],
  },
  (key, old, fresh) => (!old && fresh ? [{ severity: 'high', message: `the waiver ${key} is new`, after: words(fresh) }] : []),
);

export const waiverChanged = waiverRule(
  {
    id: 'waivers/changed',
    summary: 'A waiver is extended or changed.',
    why: 'An exception that is extended again and again becomes permanent.',
    severities: ['high', 'notice'],
  },
  (key, old, fresh) => {
    if (!old || !fresh || words(old) === words(fresh)) return [];
    const longer = fresh.expires > old.expires;
    const other = old.rule !== fresh.rule || old.subject !== fresh.subject;
    return [
      {
        severity: longer || other ? 'high' : 'notice',
        message: `the waiver ${key} ${longer ? 'is extended' : other ? 'is for another rule or subject' : 'changes'}`,
        ...{ before: words(old), after: words(fresh) },
      },
    ];
  },
);

export const waiverEnded = waiverRule(
  {
    id: 'waivers/ended',
    summary: 'A waiver is removed, or has expired and is still in the file.',
    why: 'An expired waiver has no effect. The finding that it waived is an error again.',
    severities: ['notice'],
  },
  (key, old, fresh, today) => {
    if (old && !fresh) return [{ severity: 'notice', message: `the waiver ${key} is removed`, before: words(old) }];
    if (fresh && fresh.expires < today)
      return [{ severity: 'notice', message: `the waiver ${key} has expired`, after: words(fresh) }];
    return [];
  },
);
