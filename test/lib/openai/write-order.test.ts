import { Construct } from 'constructs';
import fc from 'fast-check';
import type { WriteStage } from '../../../lib/openai/write-order';
import { WriteOrder } from '../../../lib/openai/write-order';
import { AzapiResource } from '../../../lib/terraform/azapi';
import { at, configurationOf, emptyStack } from '../../support/terraform';

const STAGES = [
  'blocklist',
  'blocklistItems',
  'contentFilter',
  'deployment',
  'provisionedDeployment',
  'project',
  'connection',
  'defender',
  'privateEndpoint',
] as const satisfies WriteStage[];

interface Write {
  readonly stage: WriteStage;
  readonly key: string;
  /** Whether it has another dependency. */
  readonly waits: boolean;
}

const addressOf = ({ stage, key }: Write) => `azapi_resource.${stage}_${key}`;

const anyWrite: fc.Arbitrary<Write> = fc.record({
  stage: fc.constantFrom(...STAGES),
  key: fc.stringMatching(/^[a-cA-C0-2]{1,3}$/),
  waits: fc.boolean(),
});
const anyWrites = fc.uniqueArray(anyWrite, { selector: addressOf, maxLength: 12 });

/** The dependencies of each write, if the writes are added in this order. */
function waiting(writes: readonly Write[]): Map<string, unknown> {
  const { stack } = emptyStack();
  const stages = new Map(STAGES.map((stage) => [stage, new Construct(stack, stage)] as const));
  const config = { type: 'Microsoft.Example/things@2025-06-01', name: 'thing', parentId: '/parent', body: {} };
  const other = new AzapiResource(stack, 'other', config);
  const order = new WriteOrder();
  for (const { stage, key, waits } of writes) {
    const resource = new AzapiResource(stages.get(stage) ?? stack, key, {
      ...config,
      ...(waits ? { dependsOn: [other] } : {}),
    });
    order.add(stage, key, resource);
  }
  const configuration = configurationOf(stack);
  return new Map(writes.map((write) => [addressOf(write), at(configuration, addressOf(write))['depends_on'] ?? []]));
}

/** The writes in order: by stage, then by the code units of the key. */
const inTurn = (writes: readonly Write[]) =>
  STAGES.flatMap((stage) => {
    const keys = writes.filter((write) => write.stage === stage).map(({ key }) => key);
    return keys.sort().flatMap((key) => writes.filter((write) => write.stage === stage && write.key === key));
  });

test('each write depends only on the previous one and on its own dependencies, regardless of the order of code', () => {
  fc.assert(
    fc.property(anyWrites, (writes) => {
      const chain = inTurn(writes);
      const expected = chain.map((write, i) => {
        const before = chain[i - 1];
        const own = write.waits ? ['azapi_resource.other'] : [];
        return [addressOf(write), before ? [...own, addressOf(before)] : own] as const;
      });
      expect(waiting(writes)).toEqual(new Map(expected));
    }),
    { numRuns: 60 },
  );
});

test('keys are compared by code unit, not by language: upper case before lower, 10 before 9', () => {
  const keys = ['b', 'a', 'B', '9', '10', '_'];
  const writes = keys.map((key): Write => ({ stage: 'deployment', key, waits: false }));
  const chain = ['10', '9', 'B', '_', 'a', 'b'].map((key) => `azapi_resource.deployment_${key}`);
  expect(waiting(writes)).toEqual(new Map(chain.map((address, i) => [address, chain.slice(Math.max(0, i - 1), i)])));
});

test('the first write has no dependencies', () => {
  expect(waiting([{ stage: 'deployment', key: 'chat', waits: false }])).toEqual(
    new Map([['azapi_resource.deployment_chat', []]]),
  );
});
