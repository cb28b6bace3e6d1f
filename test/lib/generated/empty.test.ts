import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare } from '../../../lib/generated/compare';
import { emptiable, emptiedConfiguration } from '../../../lib/generated/empty';

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'generated-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const CONTENT = {
  '//': { kit: '0', generatedFrom: 'x', residency: { dataZone: 'EU' }, overrides: { a: ['b'] }, waivers: {} },
  data: { azurerm_client_config: { me: {} } },
  moved: [{ from: 'a.b', to: 'a.c' }],
  output: { id: { value: '1' } },
  provider: { azurerm: [{ features: [{}] }] },
  resource: { azurerm_subnet: { two: { name: 'two' } }, azurerm_cognitive_account: { account: { name: 'oai' } } },
  terraform: { backend: { azurerm: { key: 'k' } }, required_providers: { azurerm: {} }, required_version: '>= 1.9' },
  variable: { words: {} },
};
const EMPTIED = { '//': { emptied: 'yes' }, provider: {}, terraform: {} };

const put = (name: string, content: object = CONTENT, file = 'cdk.tf.json') => {
  mkdirSync(path.join(project, 'generated', name), { recursive: true });
  writeFileSync(path.join(project, 'generated', name, file), JSON.stringify(content));
};
/** The stacks that can be emptied, if the stacks named `configured` are configured. */
const empty = (names: readonly string[], { configured = [] as readonly string[], removed = [] as readonly string[] } = {}) =>
  emptiable(
    project,
    compare(project, new Map(configured.map((name) => [`generated/${name}/cdk.tf.json`, '']))),
    names,
    removed.map((name) => `generated/${name}`),
  );
const folders = (stacks: readonly { readonly folder: string }[]) => stacks.map(({ folder }) => folder);
const guard = (prevent_destroy: unknown) => ({
  ...CONTENT,
  resource: { azurerm_cognitive_account: { account: { lifecycle: prevent_destroy } } },
});

test('an emptied configuration has the backend and the providers with their settings, and no resources', () => {
  put('prod/westeurope');
  const [stack] = empty(['prod/westeurope']);
  expect(stack?.configuration.addresses).toEqual(['azurerm_cognitive_account.account', 'azurerm_subnet.two']);
  expect(JSON.parse(stack ? emptiedConfiguration(stack, '1.2.3') : '')).toEqual({
    '//': {
      emptied: 'the next apply destroys all resources of this stack; afterwards, run npx stamps synth --remove prod/westeurope',
      generatedFrom: 'npx stamps synth --empty prod/westeurope: no file in environments/ configures this stack any more',
      kit: '1.2.3',
      residency: { dataZone: 'EU' },
    },
    provider: CONTENT.provider,
    terraform: CONTENT.terraform,
  });
});

test('an emptied stack is not changed', () => {
  put('prod/westeurope', EMPTIED);
  expect(empty(['prod/westeurope'])).toEqual([]);
});

test('each stack is emptied once, regardless of the form of its name', () => {
  put('prod/westeurope');
  expect(folders(empty(['prod/westeurope', 'generated/prod/westeurope/']))).toEqual(['generated/prod/westeurope']);
});

describe('the request is refused for', () => {
  test('a stack that is configured or does not exist', () => {
    for (const name of ['prod/westeurope', 'prod/environment', 'prod/uksouth']) put(name);
    expect(() =>
      empty(['prod/uksouth', 'prod/westeurope', 'prod/environment', '../prod'], {
        configured: ['prod/westeurope', 'prod/environment'],
      }),
    ).toThrow(
      "generated/prod/westeurope cannot be emptied: it is still configured.\n  First remove 'westeurope' from regions in environments/prod.yaml, or delete that file.\n" +
        'generated/prod/environment cannot be emptied: regions of environments/prod.yaml still use it.\n  Remove them there first.\n' +
        'generated/../prod cannot be emptied: it does not exist.\n  No longer configured: prod/uksouth.\nNothing was written.',
    );
  });

  test.each([[{ prevent_destroy: true }], [{ prevent_destroy: 'true' }], [[{ prevent_destroy: true }]]])(
    'a stack with resources that Terraform refuses to destroy: %j',
    (lifecycle) => {
      put('prod/westeurope', guard(lifecycle));
      expect(() => empty(['prod/westeurope'])).toThrow(
        "prevent_destroy protects azurerm_cognitive_account.account.\n  Restore 'westeurope' in environments/prod.yaml with preventDestroy: false for this region, and deploy the change.",
      );
    },
  );

  test('the shared stack, which is protected as long as one of the regions is', () => {
    put('prod/environment', guard({ prevent_destroy: true }));
    expect(() => empty(['prod/environment'])).toThrow(
      'Restore environments/prod.yaml as it was deployed, set preventDestroy: false for the environment or for each of its regions, and deploy the change.',
    );
  });

  test.each([[{ prevent_destroy: false }], [{ create_before_destroy: true }]])('but not for a stack with %j', (lifecycle) => {
    put('prod/westeurope', guard(lifecycle));
    expect(folders(empty(['prod/westeurope']))).toEqual(['generated/prod/westeurope']);
  });

  test('a storage account of states, even without protection', () => {
    put('state/sttfstateprod');
    expect(() => empty(['state/sttfstateprod'])).toThrow('docs/deploy.md#destroying-the-storage-account');
  });

  test('a stack with other files that Terraform reads, or that is not JSON', () => {
    put('prod/westeurope');
    put('prod/westeurope', {}, 'recover.tf');
    put('prod/westeurope', {}, 'notes.md');
    expect(() => empty(['prod/westeurope'])).toThrow('Terraform also reads recover.tf there.');
    put('prod/uksouth', []);
    expect(() => empty(['prod/uksouth'])).toThrow('its cdk.tf.json is not a JSON object');
  });

  test('a stack that is removed in the same run', () => {
    put('prod/westeurope', EMPTIED);
    expect(() => empty(['prod/westeurope'], { removed: ['prod/westeurope'] })).toThrow('it is also in --remove');
  });
});

describe('the shared stack', () => {
  beforeEach(() => {
    for (const name of ['prod/environment', 'prod/westeurope', 'prod/uksouth', 'test/westeurope']) put(name);
  });

  test('is not emptied before a region that still has its resources', () => {
    put('prod/uksouth', EMPTIED);
    expect(() => empty(['prod/environment'])).toThrow(
      'generated/prod/environment cannot be emptied: generated/prod/westeurope may still use it.\n' +
        '  Empty them as well: npx stamps synth --empty prod/westeurope prod/environment\n',
    );
  });

  test('is emptied with its regions, after them, or when they are removed', () => {
    expect(folders(empty(['prod/environment', 'prod/westeurope', 'prod/uksouth']))).toHaveLength(3);
    expect(folders(empty(['prod/environment', 'prod/westeurope'], { removed: ['prod/uksouth'] }))).toHaveLength(2);
    for (const name of ['prod/westeurope', 'prod/uksouth']) put(name, EMPTIED);
    expect(folders(empty(['prod/environment']))).toEqual(['generated/prod/environment']);
  });

  test('is emptied although other regions, which no longer use it, exist', () => {
    const configured = ['prod/westeurope', 'prod/uksouth'];
    expect(folders(empty(['prod/environment'], { configured }))).toEqual(['generated/prod/environment']);
  });
});
