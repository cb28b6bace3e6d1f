import type { Stamp } from '../../../lib/fleet/stamp';
import { pageOf } from '../../support/page-of';
import { exampleFleet } from '../../support/project';

function foundry(): Stamp {
  const [stamp] = exampleFleet('foundry').stamps;
  if (!stamp) throw new Error('foundry has no stamp');
  return stamp.value;
}

/** The section with examples, if the deployments have these formats and models. */
function callingIt(...models: readonly (readonly [format: string, model: string])[]): string {
  const stamp = foundry();
  const [first] = stamp.deployments;
  if (!first) throw new Error('foundry has no deployment');
  const deployments = models.map(([format, model], i) => ({ ...first, key: `d${i}`, name: `d${i}`, format, model }));
  return (
    pageOf({ ...stamp, deployments })
      .split('## Calling it')[1]
      ?.split('## Applying it')[0] ?? ''
  );
}

test.each([
  ['OpenAI', 'gpt-5.4', 'client.responses.create(model="d0"'],
  ['OpenAI', 'gpt-not-yet-known', 'client.responses.create(model="d0"'],
  ['OpenAI', 'text-embedding-3-large', 'client.embeddings.create(model="d0"'],
  ['OpenAI', 'model-router', 'client.chat.completions.create(model="d0"'],
  ['xAI', 'grok-4.3', 'client.chat.completions.create(model="d0"'],
  ['Anthropic', 'claude-haiku-4-5', 'client.messages.create(model="d0"'],
])('%s %s is called with its own API', (format, model, call) => {
  const section = callingIt([format, model]);
  expect(section).toContain(call);
  expect(section.match(/client\.[\w.]+\.create\(model/g)).toHaveLength(1);
});

test('the client of Anthropic gets the host of the Messages API', () => {
  expect(callingIt(['Anthropic', 'claude-haiku-4-5'])).toContain(
    `AnthropicFoundry(base_url="https://${foundry().names.customSubdomain}.services.ai.azure.com/anthropic"`,
  );
});

test.each([
  ['Fireworks', 'FW-GLM-5.2'],
  ['Contoso', 'c-1'],
  ['Cohere', 'embed-v-4-0'],
  ['Black Forest Labs', 'FLUX.2-pro'],
])('there is no example for %s %s, and the page says so', (format, model) => {
  const section = callingIt([format, model]);
  expect(section).toContain('There is no example for `d0`: it is not known which client can call it.');
  expect(section).not.toContain('.create(');
});

test.each(['whisper', 'gpt-image-1', 'sora-2'])('there is no wrong example for %s', (model) => {
  expect(callingIt(['OpenAI', model])).toBe('');
});

test('each API has one example, which names its deployments', () => {
  const section = callingIt(
    ['OpenAI', 'gpt-5.4'],
    ['xAI', 'grok-4.3'],
    ['DeepSeek', 'DeepSeek-V4-Pro'],
    ['Anthropic', 'claude-haiku-4-5'],
  );
  expect(section).toContain('For `d0`, with the Responses API:');
  expect(section).toContain('For `d1`, `d2`, with chat completions:');
  expect(section).toContain('For `d3`, with the Messages API of Anthropic:');
});
