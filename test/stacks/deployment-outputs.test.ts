import { deploymentOutputs } from '../../stacks/deployment-outputs';
import { exampleFleet } from '../support/project';

const stamps = (example: string) => exampleFleet(example).stamps.map(({ value }) => value);

test('only deployments that answer at the v1 base URL are in deployment_names', () => {
  const [stamp] = stamps('foundry');
  if (!stamp) throw new Error('foundry has no stamp');
  const unknown = { ...stamp.deployments[0], key: 'glm', name: 'glm', format: 'Fireworks', model: 'FW-GLM-5.2' };
  const outputs = deploymentOutputs({
    ...stamp,
    deployments: [...stamp.deployments, unknown as (typeof stamp.deployments)[number]],
  });
  expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))).toEqual({
    deployment_names: ['chat', 'grok'],
    messages_base_url: `https://${stamp.names.customSubdomain}.services.ai.azure.com/anthropic`,
    messages_deployment_names: ['claude'],
    other_deployment_names: ['glm'],
  });
});

test('a stamp with only models of OpenAI has no other output', () => {
  for (const stamp of stamps('environment-dns')) expect(Object.keys(deploymentOutputs(stamp))).toEqual(['deployment_names']);
});
