import type { Change } from './changes';

const deployed = (name: string, by: string) => ({
  name,
  sku: { name: 'DataZoneStandard', capacity: 10 },
  properties: {
    model: { format: 'OpenAI', name: 'gpt-5.4-mini', version: '2026-03-17' },
    raiPolicyName: 'Microsoft.DefaultV2',
    versionUpgradeOption: 'NoAutoUpgrade',
  },
  systemData: { lastModifiedBy: by },
});

const filtering = (name: string) => ({ name, properties: { type: 'UserManaged', mode: 'Default', contentFilters: [] } });

/** Names in no stack that differ only in punctuation. */
export const OUTSIDE_NAMES: readonly Change[] = [
  {
    what: 'deployments in no stack whose names differ only in punctuation, each with who changed it',
    change: ({ deployments }) => {
      deployments.push(deployed('gpt-4.1', 'alice'), deployed('gpt-4-1', 'bob'));
    },
    expected: [
      'high content-safety/deployment-filter azurerm_cognitive_deployment.not-generated["gpt-4-1"]: the deployment gpt-4-1 gets a policy that Azure maintains and may change (last changed by bob)',
      'high content-safety/deployment-filter azurerm_cognitive_deployment.not-generated["gpt-4.1"]: the deployment gpt-4.1 gets a policy that Azure maintains and may change (last changed by alice)',
      expect.stringMatching(/^notice cost\/quota /),
      expect.stringMatching(/^notice models\/new-deployment .*\["gpt-4-1"\]: .* \(last changed by bob\)$/),
      expect.stringMatching(/^notice models\/new-deployment .*\["gpt-4\.1"\]: .* \(last changed by alice\)$/),
    ],
  },
  {
    what: 'filters in no stack whose names differ only in punctuation',
    change: ({ filters }) => {
      filters.push(filtering('a.b'), filtering('a b'), filtering('a-b'));
    },
    expected: [
      'critical content-safety/weaker-filter azapi_resource.not-generated["a b"]: the filter a b is new and blocks no harm at all (no deployment has it)',
      'critical content-safety/weaker-filter azapi_resource.not-generated["a-b"]: the filter a-b is new and blocks no harm at all (no deployment has it)',
      'critical content-safety/weaker-filter azapi_resource.not-generated["a.b"]: the filter a.b is new and blocks no harm at all (no deployment has it)',
      expect.stringMatching(/^notice content-safety\/new-filter /),
      expect.stringMatching(/^notice content-safety\/new-filter /),
      expect.stringMatching(/^notice content-safety\/new-filter /),
    ],
  },
];
