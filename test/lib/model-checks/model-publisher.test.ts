import { MODEL_NAMES } from '../../../lib/catalog/models';
import { regionOf } from '../../../lib/catalog/regions';
import { availabilityProblem } from '../../../lib/model-checks/availability';
import { formatProblem } from '../../../lib/model-checks/format';

const DAYS = { today: '2026-11-26', retirementWarningDays: 90 };
const PLACE = { region: regionOf('swedencentral'), residency: 'global' } as const;

describe('a model of another publisher', () => {
  const format = (model: string, kind: 'AIServices' | 'OpenAI') =>
    formatProblem(kind, { model, format: 'OpenAI' }, 'account: { kind: AIServices }');

  test.each([
    ['DeepSeek-R1', 'DeepSeek'],
    ['Llama-3.3-70B-Instruct', 'Meta'],
    ['llama-4', 'Meta'],
    ['mistral-large', 'Mistral AI'],
    ['grok-4', 'xAI'],
    ['Kimi-K2.6', 'MoonshotAI'],
    ['Cohere-command-a', 'Cohere'],
    ['Ministral-3B', 'Mistral AI'],
    ['embed-v-4-0', 'Cohere'],
    ['FLUX-1.1-pro', 'Black Forest Labs'],
    ['MAI-Image-2.5', 'Microsoft'],
  ])('%s needs the format %s', (model, publisher) => {
    const problem = { about: 'model', message: `${model} is a model of ${publisher}, not of OpenAI` };
    const help = `set format: ${publisher}; it also needs account: { kind: AIServices }`;
    expect(format(model, 'OpenAI')).toEqual({ ...problem, help });
    expect(format(model, 'AIServices')).toEqual({ ...problem, help: `set format: ${publisher}` });
    expect(availabilityProblem(PLACE, { model, version: '1', sku: 'GlobalStandard', format: 'OpenAI' }, DAYS)).toBeUndefined();
  });

  test('of Anthropic also needs the organization', () => {
    expect(format('claude-3', 'OpenAI')?.help).toBe(
      'set format: Anthropic; it also needs account: { kind: AIServices } and modelProviderData',
    );
  });

  test('is no known model of OpenAI', () => {
    expect(MODEL_NAMES.filter((model) => format(model, 'OpenAI') !== undefined)).toEqual([]);
  });
});
