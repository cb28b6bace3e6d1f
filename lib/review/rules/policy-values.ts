import type { PolicyReference } from '../../stack/facts/policy';
import type { Json } from '../../stack/json';
import { isSame } from '../../stack/json';
import type { PairDraft } from './comparing';
import type { Severity } from './review-rule';

/** The effects, the weakest first. Those of one entry are equally strong. */
const STRENGTHS: readonly (readonly string[])[] = [['disabled'], ['audit', 'auditifnotexists'], ['deny']];

/** The place of an effect in the order; undefined if it is not one of them, such as an expression. */
function strengthOf(effect: Json | undefined): number | undefined {
  const found = STRENGTHS.findIndex((names) => typeof effect === 'string' && names.includes(effect.toLowerCase()));
  return found === -1 ? undefined : found;
}

/** The kinds of differences between two sets, each with its severity and its message. `{}` stands for the names of the policies. */
const DIFFERENCES = {
  removed: ['critical', 'the set no longer has the policies {}: Azure no longer reports or refuses what is against them'],
  audited: ['critical', 'the policies {} only report: Azure no longer refuses what is against them'],
  disabled: [
    'critical',
    'the policies {} are disabled, or have an effect that is not known: Azure may neither refuse nor report what is against them',
  ],
  wider: ['critical', 'the policies {} allow more'],
  other: ['high', 'the policies {} have another definition or other values'],
  stronger: ['high', 'the policies {} have a stronger effect: Azure can refuse what pipelines of other teams apply'],
  narrower: ['notice', 'the policies {} allow less'],
  added: ['notice', 'the set also has the policies {}'],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>;
type Difference = keyof typeof DIFFERENCES;

/** A policy that differs, with its old and new value. */
interface Compared {
  readonly key: string;
  readonly difference: Difference;
  readonly before?: string;
  readonly after?: string;
}

/** The findings about the policies of a set, one for each kind of difference. */
export function comparedPolicies(
  before: readonly PolicyReference[],
  after: readonly PolicyReference[],
): PairDraft<'policySet'>[] {
  const all = [
    ...before.flatMap((old): Compared[] => {
      const fresh = after.find(({ key }) => key === old.key);
      return fresh ? differencesOf(old, fresh) : [{ key: old.key, difference: 'removed' }];
    }),
    ...after
      .filter(({ key }) => !before.some((old) => old.key === key))
      .map(({ key }): Compared => ({ key, difference: 'added' })),
  ];
  return (Object.keys(DIFFERENCES) as Difference[]).flatMap((difference) => {
    const its = all.filter((each) => each.difference === difference);
    if (its.length === 0) return [];
    const [severity, message] = DIFFERENCES[difference];
    const keys = [...new Set(its.map(({ key }) => key))];
    const words = (side: 'after' | 'before') => [...new Set(its.flatMap((each) => each[side] ?? []))].join('; ');
    return [
      {
        severity,
        message: message.replace('{}', keys.join(', ')),
        ...(words('before') === '' ? {} : { before: words('before') }),
        ...(words('after') === '' ? {} : { after: words('after') }),
      },
    ];
  });
}

function differencesOf(old: PolicyReference, fresh: PolicyReference): Compared[] {
  const { key } = old;
  const others = old.definition.written === fresh.definition.written ? [] : [{ key, difference: 'other' } as const];
  if (old.values === undefined || fresh.values === undefined)
    return isSame(old.values, fresh.values) ? others : [...others, { key, difference: 'other' }];
  const names = [...new Set([...Object.keys(old.values), ...Object.keys(fresh.values)])];
  const [before, after] = [old.values, fresh.values];
  return [
    ...others,
    ...names.flatMap((name) => {
      const [was, is] = [before[name], after[name]];
      if (isSame(was, is)) return [];
      const difference = name === 'effect' ? ofEffects(was, is) : ofValues(was, is);
      return [{ key, difference, ...textOf('before', name, was), ...textOf('after', name, is) }];
    }),
  ];
}

function ofEffects(was: Json | undefined, is: Json | undefined): Difference {
  const [old, fresh] = [strengthOf(was), strengthOf(is)];
  if (old === undefined || fresh === undefined || fresh === 0) return 'disabled';
  if (fresh < old) return 'audited';
  return fresh > old ? 'stronger' : 'other';
}

/** Lists are of what a policy allows. */
function ofValues(was: Json | undefined, is: Json | undefined): Difference {
  if (!Array.isArray(was) || !Array.isArray(is)) return 'other';
  const [old, fresh] = [was, is] as [readonly Json[], readonly Json[]];
  if (fresh.some((each) => !old.includes(each))) return 'wider';
  return old.some((each) => !fresh.includes(each)) ? 'narrower' : 'other';
}

const textOf = (side: 'after' | 'before', name: string, value: Json | undefined) =>
  value === undefined
    ? {}
    : {
        [side]: `${name} ${Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value)}`,
      };
