import { isSame } from '../../stack/json';
import type { Alert, AlertCondition } from '../../stack/facts/alerts';
import { comparing, contextOf, pairsOf, pathsOf } from './comparing';
import type { FactPair, PairDraft } from './comparing';
import { notIn } from '../../collections/difference';
import { groupedBy } from '../../collections/grouped';
import { listed } from './listed';
import type { FindingDraft, Look, ReviewRule } from './review-rule';

type AlertDraft = Pick<PairDraft<'alert'>, 'after' | 'before' | 'message' | 'severity'>;

/** Compares a field of every alert, and joins the same change of several alerts to one finding. */
const comparingAll =
  (about: keyof Alert, compare: (before: Alert, after: Alert) => readonly AlertDraft[]): Look =>
  (change, inputs) => {
    const found = pairsOf('alert', contextOf(change, inputs)).flatMap((pair) =>
      pair.before && pair.after ? compare(pair.before.value, pair.after.value).map((draft) => ({ pair, draft })) : [],
    );
    const groups = groupedBy(found, ({ draft }) => JSON.stringify(draft));
    return [...groups.values()].flatMap((group) => joined(group, about));
  };

function joined(
  group: readonly { readonly pair: FactPair<'alert'>; readonly draft: AlertDraft }[],
  about: keyof Alert,
): FindingDraft[] {
  const consumed = group.map(({ pair }) => ({ address: pair.address, paths: pathsOf(pair, [about]) }));
  const [first, ...others] = group;
  if (!first) return [];
  if (others.length > 0) return [{ ...first.draft, message: `${first.draft.message}, in ${group.length} alerts`, consumed }];
  const [attribute] = pathsOf(first.pair, [about]);
  return [{ ...first.draft, address: first.pair.address, ...(attribute === undefined ? {} : { attribute }), consumed }];
}

export const weakerAlert: ReviewRule = {
  id: 'alerts/condition',
  summary: 'An alert is turned off, or fires in other cases.',
  why: 'An alert that does not fire looks the same as a service without problems.',
  severities: ['high', 'notice'],
  looks: [
    comparing('alert', ['enabled'], ({ before, after }) => {
      if (!before || !after || before.value.enabled === after.value.enabled) return [];
      const isOn = after.value.enabled === true;
      return [
        {
          severity: isOn ? 'notice' : 'high',
          message: isOn ? 'the alert is turned on' : 'the alert is turned off: no one is notified',
        },
      ];
    }),
    comparingAll('condition', (before, after) => conditionDrafts(before.condition, after.condition)),
    comparing('alert', ['scopes'], ({ before, after }) => {
      if (!before || !after || isSame(before.value.scopes, after.value.scopes)) return [];
      const [old, fresh] = [before.value.scopes.join(', '), after.value.scopes.join(', ')];
      return [{ severity: 'high', message: 'the alert watches another resource', before: old, after: fresh }];
    }),
    comparing('alert', ['severity'], ({ before, after }) => {
      const [old, fresh] = [before?.value.severity, after?.value.severity];
      if (!before || !after || old === fresh) return [];
      return [
        {
          severity: 'notice',
          message: 'the severity of the alert changes (0 is critical, 4 is verbose)',
          ...{ before: String(old ?? 'not set'), after: String(fresh ?? 'not set') },
        },
      ];
    }),
  ],
};

function conditionDrafts(before: AlertCondition, after: AlertCondition): AlertDraft[] {
  const [gone, added] = [notIn(before.groups, after.groups), notIn(after.groups, before.groups)];
  const isWider = after.groups.length === 0 && before.groups.length > 0;
  const groups: AlertDraft[] = isWider
    ? [{ severity: 'notice', message: 'the alert watches every resource group of the subscription' }]
    : [
        ...(gone.length > 0 ? [{ severity: 'high' as const, message: `the alert no longer watches ${listed(gone)}` }] : []),
        ...(added.length > 0 && before.groups.length > 0
          ? [{ severity: 'notice' as const, message: `the alert also watches ${listed(added)}` }]
          : []),
        ...(added.length > 0 && before.groups.length === 0
          ? [
              {
                severity: 'high' as const,
                message: `the alert watches only ${listed(added)}, and no longer the whole subscription`,
              },
            ]
          : []),
      ];
  const others = isSame(before.rest, after.rest) && before.fires === after.fires;
  if (!others || [before, after].some(({ threshold }) => threshold === 'unknown'))
    return before === after || (others && before.threshold === after.threshold)
      ? groups
      : [...groups, { severity: 'high', message: 'the condition of the alert changes: it fires in other cases' }];
  return [...groups, ...thresholdDrafts(before, after)];
}

function thresholdDrafts(before: AlertCondition, after: AlertCondition): AlertDraft[] {
  const [old, fresh] = [before.threshold, after.threshold];
  if (old === fresh) return [];
  const words = { before: String(old ?? 'not set'), after: String(fresh ?? 'not set') };
  if (typeof old !== 'number' || typeof fresh !== 'number')
    return [{ severity: 'high', message: 'the condition of the alert changes: it fires in other cases', ...words }];
  const isLater = after.fires === 'below' ? fresh < old : fresh > old;
  return [
    {
      severity: isLater ? 'high' : 'notice',
      message: `the alert fires ${isLater ? 'later' : 'earlier'} than before`,
      ...words,
    },
  ];
}

export const alertRecipients: ReviewRule = {
  id: 'alerts/recipients',
  summary: 'Alerts notify other people or systems.',
  why: 'An alert that reaches no one is the same as none. Each new address learns about the environment.',
  severities: ['high', 'notice'],
  looks: [
    comparingAll('recipients', (before, after) => recipientDrafts('the alert', recipientsOf(before), recipientsOf(after))),
    comparing('actionGroup', ['emails'], ({ before, after }) =>
      before && after ? recipientDrafts('the action group', before.value.emails, after.value.emails) : [],
    ),
    comparing('actionGroup', ['enabled'], ({ before, after }) => {
      if (!before || !after || before.value.enabled === after.value.enabled) return [];
      const isOn = after.value.enabled === true;
      return [
        {
          severity: isOn ? 'notice' : 'high',
          message: `the action group is turned ${isOn ? 'on' : 'off: alerts notify no one through it'}`,
        },
      ];
    }),
  ],
};

/** The action groups, by their IDs or by their addresses in the stack. */
const recipientsOf = ({ recipients }: Alert) => recipients.map((each) => each.replace(/^\$\{(.+)\.id\}$/, '$1'));

function recipientDrafts(what: string, before: readonly string[], after: readonly string[]) {
  const [gone, added] = [notIn(before, after), notIn(after, before)];
  const isLast = after.length === 0;
  return [
    ...(gone.length > 0
      ? [
          {
            severity: isLast ? ('high' as const) : ('notice' as const),
            message: `${what} no longer notifies ${listed(gone)}${isLast ? ': no one is left' : ''}`,
          },
        ]
      : []),
    ...(added.length > 0 ? [{ severity: 'notice' as const, message: `${what} notifies ${listed(added)} from now on` }] : []),
  ];
}
