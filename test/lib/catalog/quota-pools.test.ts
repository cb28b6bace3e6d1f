import { placeWords, quotaPoolOf } from '../../../lib/catalog/quota-pools';

const sweden = { name: 'swedencentral', dataZone: 'EU' } as const;
const chat = { model: 'gpt-5.4', version: '2026-03-05', format: 'OpenAI' } as const;

test('provisioned throughput of all models of OpenAI in a region is one quota', () => {
  const pools = [chat, { ...chat, model: 'gpt-99', version: '1' }].map((each) =>
    quotaPoolOf({ ...each, sku: 'ProvisionedManaged' }, sweden),
  );
  const pool = {
    ...{ scope: 'regional', place: 'swedencentral' },
    ...{ key: 'openai.provisionedmanaged', usageName: 'OpenAI.ProvisionedManaged' },
  };
  expect(pools).toEqual([pool, pool]);
});

test('the models of other publishers do not share it', () => {
  const { key, usageName } = quotaPoolOf(
    { model: 'grok-9', version: '1', format: 'xAI', sku: 'GlobalProvisionedManaged' },
    sweden,
  );
  expect([key, usageName]).toEqual(['grok-9 GlobalProvisionedManaged', undefined]);
});

test('the case of a name does not matter, because regions spell it differently', () => {
  const { key } = quotaPoolOf({ ...chat, model: 'gpt-4.1', version: '2025-04-14', sku: 'GlobalStandard' }, sweden);
  expect(key).toBe('openai.globalstandard.gpt4.1');
});

test.each([
  [{ scope: 'regional', place: 'swedencentral' }, 'swedencentral'],
  [{ scope: 'dataZone', place: 'EU' }, 'the EU data zone'],
  [{ scope: 'global', place: 'global' }, 'all regions together'],
] as const)('%j is in words: %s', (pool, words) => {
  expect(placeWords(pool)).toBe(words);
});
