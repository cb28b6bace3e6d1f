import { modelLine } from '../../../lib/catalog/model-lines';
import { MODEL_NAMES } from '../../../lib/catalog/models';

test.each([
  ['gpt', ['gpt-4o', 'gpt-4.1', 'gpt-5', 'gpt-5.4', 'gpt-5.6-sol', 'o1', 'o3']],
  ['gpt-mini', ['gpt-4o-mini', 'gpt-4.1-mini', 'gpt-5.4-mini', 'gpt-5.6-terra', 'o3-mini', 'o4-mini']],
  ['gpt-nano', ['gpt-4.1-nano', 'gpt-5.4-nano']],
  ['gpt-pro', ['gpt-5-pro', 'gpt-5.4-pro', 'o1-pro', 'o3-pro']],
  ['gpt-codex', ['gpt-5-codex', 'gpt-5.3-codex']],
  ['gpt-realtime-mini', ['gpt-realtime-mini', 'gpt-realtime-2.1-mini']],
  ['gpt-mini-transcribe', ['gpt-4o-mini-transcribe']],
  ['text-embedding-large', ['text-embedding-3-large']],
  ['text-embedding-small', ['text-embedding-3-small']],
  ['tts-hd', ['tts-hd']],
])('the line %s continues in %j', (line, models) => {
  expect(models.map(modelLine)).toEqual(models.map(() => line));
  expect(models.filter((model) => !(MODEL_NAMES as readonly string[]).includes(model))).toEqual([]);
});
