import Ajv from 'ajv';
import { policyProperties } from '../../../lib/content-safety/content-filter-policy';
import { FILTER_PRESETS } from '../../../lib/content-safety/filter-presets';

/**
 * The properties of Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01.
 *
 * Names and enumerations: Azure/bicep-types-az @ 1f896de (2026-08-20); the filters' names and sources: Azure/azure-rest-api-specs
 * ListRaiContentFilters @ ac1085a, and Azure/azure-policy @ f4a50ba for spotlighting.
 */
const entry = (names: readonly string[], sources: readonly string[], severity: boolean) => ({
  type: 'object',
  required: ['name', 'source', 'enabled', 'blocking', ...(severity ? ['severityThreshold'] : [])],
  additionalProperties: false,
  properties: {
    name: { enum: names },
    source: { enum: sources },
    enabled: { type: 'boolean' },
    blocking: { type: 'boolean' },
    ...(severity ? { severityThreshold: { enum: ['Low', 'Medium', 'High'] } } : {}),
  },
});

const both = ['Prompt', 'Completion'];

const RAI_POLICY = {
  type: 'object',
  required: ['basePolicyName', 'mode', 'contentFilters'],
  additionalProperties: false,
  properties: {
    basePolicyName: { type: 'string', minLength: 1 },
    mode: { enum: ['Default', 'Deferred', 'Blocking', 'Asynchronous_filter'] },
    contentFilters: {
      type: 'array',
      minItems: 8,
      items: {
        anyOf: [
          entry(['Hate', 'Sexual', 'Violence', 'Selfharm'], both, true),
          entry(['Jailbreak', 'Indirect Attack', 'Indirect Attack Spotlighting'], ['Prompt'], false),
          entry(['Protected Material Text', 'Protected Material Code'], ['Completion'], false),
          entry(['Profanity'], both, false),
        ],
      },
    },
  },
};

const validate = new Ajv().compile(RAI_POLICY);

describe('the policy of a preset', () => {
  test.each(Object.keys(FILTER_PRESETS) as (keyof typeof FILTER_PRESETS)[])(
    '%s is what Azure Resource Manager takes',
    (preset) => {
      expect([validate(policyProperties({ preset })), validate.errors]).toEqual([true, null]);
    },
  );

  test.each([
    [
      'a severity where there is none',
      { name: 'Jailbreak', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Low' },
    ],
    ['a direction that a shield does not have', { name: 'Jailbreak', source: 'Completion', enabled: true, blocking: true }],
    ['a harm without severity', { name: 'Hate', source: 'Prompt', enabled: true, blocking: true }],
    ['another spelling', { name: 'SelfHarm', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Low' }],
  ])('would be refused with %s', (_, mistake) => {
    const { contentFilters, ...rest } = policyProperties({});
    expect(validate({ ...rest, contentFilters: [...contentFilters, mistake] })).toBe(false);
  });
});
