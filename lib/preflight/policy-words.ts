import type { PolicyEvaluation, PolicyExpression } from '../azure/reads/policy-restrictions';
import type { Path } from '../diagnostics/setting-locations';

/** A setting that a policy is about. */
export interface PolicySetting {
  readonly path: Path;
  /** What to do with it, as an instruction. */
  readonly help: string;
}

/** The settings of the fields that policies look at, by the end of a field's name. The first one counts. */
const SETTINGS: readonly (readonly [RegExp, PolicySetting])[] = [
  [/^location$/i, { path: [], help: 'use a region that the policy allows' }],
  [/^kind$/i, { path: ['account', 'kind'], help: 'set account.kind to a kind that the policy allows' }],
  [/^name$/i, { path: ['names'], help: 'set a name under names that the policy allows' }],
  [/\/encryption(\.|$)/i, { path: ['account', 'customerManagedKey'], help: 'set account.customerManagedKey' }],
  [/\/allowedFqdnList/i, { path: ['account', 'allowedFqdns'], help: 'set account.allowedFqdns to what the policy allows' }],
  [
    /\/retentionInDays$/i,
    { path: ['diagnostics', 'retentionDays'], help: 'set diagnostics.retentionDays to what the policy allows' },
  ],
  [
    /\/(addressSpace|dhcpOptions|subnets?)\b/i,
    { path: ['network'], help: 'change the settings under network to what the policy allows' },
  ],
];

/** The setting that satisfies a policy; undefined if the kit has none. */
export function settingOf({ expressions }: Pick<PolicyEvaluation, 'expressions'>): PolicySetting | undefined {
  for (const { field } of expressions) {
    const tag = tagIn(field);
    if (tag !== undefined)
      return { path: ['tags', tag], help: `set the tag ${tag} under tags to a value that the policy allows` };
    const setting = SETTINGS.find(([pattern]) => pattern.test(field))?.[1];
    if (setting) return setting;
  }
  return undefined;
}

/** The name of the tag that a field stands for, such as `tags['owner']` or `tags.owner`. */
const tagIn = (field: string): string | undefined =>
  /^tags\['?([^'\]]+)'?\]$/i.exec(field)?.[1] ?? /^tags\.(.+)$/i.exec(field)?.[1];

/** What a policy looked at, in words; empty if it is not known. */
export const conditionsOf = (expressions: readonly PolicyExpression[]): string =>
  expressions
    .filter(({ field }) => field.toLowerCase() !== 'type')
    .map(({ field, operator, target }) => [field, operator, target ?? ''].filter((part) => part !== '').join(' '))
    .join(', ');
