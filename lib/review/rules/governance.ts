import { notIn } from '../../collections/difference';
import type { FactOf } from '../../stack/facts/kinds';
import { comparing } from './comparing';
import type { PairDraft } from './comparing';
import { comparedPolicies } from './policy-values';
import type { ReviewRule } from './review-rule';

const NOT_JUDGED = 'Azure no longer reports or refuses there what is against them';
const scopeOf = ({ value }: FactOf<'policyAssignment' | 'policyExemption'>) => value.scope ?? 'an unknown scope';

export const policyAssignment: ReviewRule = {
  id: 'governance/assignment',
  summary: 'Azure Policy is assigned to a scope, or no longer applies to all or part of it.',
  why: 'Outside of an assignment, Azure allows what its policies refuse, such as deployments that process prompts elsewhere.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('policyAssignment', [], ({ address, before, after }) => {
      if (before && !after)
        return [
          {
            severity: 'critical',
            message: `policies are no longer assigned to ${scopeOf(before)}: ${NOT_JUDGED}`,
            supersedes: [{ rule: 'destruction/resource', address }],
          },
        ];
      return after && !before ? [{ severity: 'notice', message: `policies are assigned to ${scopeOf(after)}` }] : [];
    }),
    comparing('policyAssignment', ['scope'], ({ before, after }) =>
      before && after && before.value.scope !== after.value.scope
        ? [
            {
              severity: 'critical',
              message: `policies are assigned to another scope, and no longer to ${scopeOf(before)}: ${NOT_JUDGED}`,
              ...{ before: scopeOf(before), after: scopeOf(after) },
            },
          ]
        : [],
    ),
    comparing('policyAssignment', ['enforced'], ({ before, after }) => {
      if (!before || !after || before.value.enforced === after.value.enforced) return [];
      const isOn = after.value.enforced === true;
      return [
        {
          severity: isOn ? 'notice' : 'critical',
          message: isOn
            ? `the policies of ${scopeOf(after)} are enforced`
            : `the policies of ${scopeOf(after)} are no longer enforced: Azure refuses nothing`,
        },
      ];
    }),
    comparing('policyAssignment', ['excluded'], ({ before, after }) => {
      if (!before || !after) return [];
      const [old, fresh] = [before.value.excluded, after.value.excluded];
      const [added, removed] = [notIn(fresh, old), notIn(old, fresh)];
      return [
        ...(added.length > 0 ? [excluding('critical', `policies no longer apply to ${added.join(', ')}: ${NOT_JUDGED}`)] : []),
        ...(removed.length > 0 ? [excluding('notice', `policies also apply to ${removed.join(', ')}`)] : []),
      ];
    }),
    comparing('policyAssignment', ['definition'], ({ before, after }) => {
      const [old, fresh] = [before?.value.definition?.written, after?.value.definition?.written];
      return before && after && old !== fresh
        ? [{ severity: 'high', message: 'another set or definition is assigned', before: old ?? '', after: fresh ?? '' }]
        : [];
    }),
    comparing('policyAssignment', ['messages'], ({ before, after }) =>
      before && after && before.value.messages.join('\n') !== after.value.messages.join('\n')
        ? [{ severity: 'notice', message: 'the texts for what policies refuse change' }]
        : [],
    ),
  ],
};

const excluding = (severity: 'critical' | 'notice', message: string): PairDraft<'policyAssignment'> => ({ severity, message });

export const policySet: ReviewRule = {
  id: 'governance/policies',
  summary: 'A set has other policies, or they have other effects or values.',
  why: 'A policy that only reports, allows more or is no longer in the set refuses nothing. One that refuses more can stop the pipelines of other teams.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('policySet', ['references'], ({ before, after }) =>
      before && after ? comparedPolicies(before.value.references, after.value.references) : [],
    ),
  ],
};

export const policyDefinition: ReviewRule = {
  id: 'governance/definition',
  summary: 'The rule of a custom policy changes.',
  why: 'The rule decides what the policy reports and refuses. The kit changes it only with a new version.',
  severities: ['high'],
  looks: [
    comparing('policyDefinition', ['rule', 'mode'], ({ address, before, after }) =>
      before && after && (before.value.rule !== after.value.rule || before.value.mode !== after.value.mode)
        ? [{ severity: 'high', message: `the rule of the policy ${after.value.name ?? address} changes: read it` }]
        : [],
    ),
  ],
};

export const policyExemption: ReviewRule = {
  id: 'governance/exemption',
  summary: 'A scope is exempt from policies, for another time or no longer.',
  why: 'Azure refuses nothing in an exempt scope, and counts it as exempt instead of non-compliant.',
  severities: ['critical', 'notice'],
  looks: [
    comparing('policyExemption', ['assignment', 'expires', 'scope'], ({ before, after }) => {
      const same =
        before &&
        after &&
        (['expires', 'scope'] as const).every((key) => before.value[key] === after.value[key]) &&
        before.value.assignment?.written === after.value.assignment?.written;
      if (same) return [];
      if (!after)
        return before ? [{ severity: 'notice', message: `${scopeOf(before)} is no longer exempt from policies` }] : [];
      const until = after.value.expires === undefined ? 'without an end' : `until ${after.value.expires}`;
      return [{ severity: 'critical', message: `${scopeOf(after)} is exempt from policies ${until}` }];
    }),
  ],
};
