import { TerraformVariable, Testing } from 'cdktf';
import type { ModelDeploymentOptions, OpenAIAccountAttributes, OpenAIAccountProps } from '../../../lib';
import { OpenAIAccount } from '../../../lib';
import { StampStack } from '../../../stacks/stamp-stack';
import { exampleFleet } from '../../support/project';
import { emptyStack } from '../../support/terraform';
import { ACCOUNT_ID, CHAT } from './fixtures';

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-23') });
});
afterEach(() => {
  jest.useRealTimers();
});

/** The errors and the warnings of a deployment, after its stack was validated twice. */
function findingsOf(options: Partial<ModelDeploymentOptions>, props: Partial<OpenAIAccountProps> = {}) {
  const { stack, resourceGroup } = emptyStack();
  const account = new OpenAIAccount(stack, 'account', {
    name: 'oai-test',
    customSubdomain: 'oai-test',
    resourceGroup,
    ...props,
  });
  return read(account.addDeployment('chat', { ...CHAT, ...options }));
}

function read({ node }: ReturnType<OpenAIAccount['addDeployment']>) {
  node.validate();
  const errors = node.validate();
  const warnings = node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => data as string);
  return { errors, warnings };
}

/** The findings of a deployment of an existing account. */
function findingsOfExisting(options: Partial<ModelDeploymentOptions>, attributes: Partial<OpenAIAccountAttributes> = {}) {
  const { stack } = emptyStack();
  const account = OpenAIAccount.fromAccountAttributes(stack, 'account', { accountId: ACCOUNT_ID, ...attributes });
  return read(account.addDeployment('chat', { ...CHAT, ...options }));
}

const NOTHING = { errors: [], warnings: [] };

test('a deployment that Azure offers has no findings', () => {
  expect(findingsOf({})).toEqual(NOTHING);
});

describe('availability', () => {
  const UNAVAILABLE =
    'gpt-5.4 2026-03-05 is not offered as Standard in swedencentral (as of 2026-07-30); it is offered in swedencentral: ';

  test('a SKU that Azure does not offer in the region is an error, with the alternatives', () => {
    const { errors, warnings } = findingsOf({ sku: 'Standard' });
    expect(warnings).toEqual([]);
    expect(errors).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${UNAVAILABLE.replaceAll(/[.()]/g, '\\$&')}.*; if the catalogue is wrong, set catalogException to the reason$`,
        ),
      ) as string,
    ]);
  });

  test('the alternatives are within the residency of the account', () => {
    const { errors } = findingsOf({ sku: 'Standard' }, { residency: { dataZone: 'EU' } });
    expect(errors.join()).toContain(`${UNAVAILABLE}DataZoneStandard`);
    expect(errors.join()).not.toContain('Global');
  });

  test('a model that does not exist is an error, with the model that is meant', () => {
    expect(findingsOf({ model: 'gpt5.4' }).errors).toEqual([
      expect.stringContaining(
        "there is no model 'gpt5.4' in the catalogue (as of 2026-07-30); did you mean 'gpt-5.4'?",
      ) as string,
    ]);
  });

  test('a version that the catalogue does not have is an error, with the version to write and the way out', () => {
    expect(findingsOf({ version: '2027-03-05' })).toEqual({
      errors: [
        `gpt-5.4 has no version '2027-03-05': the catalogue has 2026-03-05 (as of 2026-07-30); write "2026-03-05"; if the catalogue is wrong, set catalogException to the reason`,
      ],
      warnings: [],
    });
    const accepted = findingsOf({ version: '2027-03-05', catalogException: 'Azure offers it since today' });
    expect(accepted.errors).toEqual([]);
    expect(accepted.warnings).toEqual([expect.stringContaining('(accepted: Azure offers it since today)') as string]);
  });

  test('a model that may be newer than the catalogue is one warning', () => {
    const { errors, warnings } = findingsOf({ model: 'gpt-7' });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/^unverified: the catalogue does not know gpt-7 \(as of 2026-07-30\); /)]);
  });

  test('an error that is accepted is a warning with the reason', () => {
    const { errors, warnings } = findingsOf({ sku: 'Standard', catalogException: 'Azure offers it since today' });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('(accepted: Azure offers it since today)') as string]);
  });

  test('is not checked in a region that is not known', () => {
    expect(findingsOfExisting({ sku: 'Standard' })).toEqual(NOTHING);
    expect(findingsOfExisting({ sku: 'Standard' }, { location: 'swedencentral' }).errors).toHaveLength(1);
  });

  test('is not checked for what only Terraform knows', () => {
    const { stack, resourceGroup } = emptyStack();
    const { stringValue } = new TerraformVariable(stack, 'given', { type: 'string' });
    const props = { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup };
    const account = new OpenAIAccount(stack, 'account', props);
    const elsewhere = new OpenAIAccount(stack, 'other', { ...props, name: 'oai-other', location: stringValue });
    expect(read(account.addDeployment('model', { ...CHAT, model: stringValue, sku: 'Standard' }))).toEqual(NOTHING);
    expect(read(account.addDeployment('version', { ...CHAT, version: stringValue, sku: 'Standard' }))).toEqual(NOTHING);
    expect(read(elsewhere.addDeployment('chat', { ...CHAT, sku: 'Standard' }))).toEqual(NOTHING);
  });
});

describe('lifecycle', () => {
  test('a retired version is an error, also on an account whose region is not known', () => {
    const retired = { model: 'gpt-5.2-chat', version: '2025-12-11', sku: 'GlobalStandard' } as const;
    const error = expect.stringContaining('gpt-5.2-chat 2025-12-11 was retired on 2026-05-13 (documentation of') as string;
    expect(findingsOf(retired).errors).toEqual([error]);
    expect(findingsOfExisting(retired).errors).toEqual([error]);
  });

  test('a version that retires soon is a warning, and an error from that day on', () => {
    const embedding = { model: 'text-embedding-3-large', version: '1' };
    jest.setSystemTime(new Date('2027-11-10'));
    expect(findingsOf(embedding)).toEqual(NOTHING);
    jest.setSystemTime(new Date('2027-11-11'));
    expect(findingsOf(embedding)).toEqual({
      errors: [],
      warnings: [expect.stringContaining('text-embedding-3-large 1 retires on 2028-02-09, in 90 days') as string],
    });
    jest.setSystemTime(new Date('2028-02-09'));
    expect(findingsOf(embedding).errors).toEqual([expect.stringContaining('was retired on 2028-02-09') as string]);
  });

  test('a deprecated version needs alreadyDeployed', () => {
    const deprecated = { model: 'gpt-4.1', version: '2025-04-14' };
    expect(findingsOf(deprecated).errors).toEqual([
      expect.stringContaining('Azure rejects it in subscriptions that have never deployed it') as string,
    ]);
    expect(findingsOf({ ...deprecated, alreadyDeployed: true }).errors).toEqual([]);
  });
});

describe('publisher', () => {
  test('an account of kind OpenAI has only models of OpenAI', () => {
    const other = { model: 'Llama-9', format: 'Meta' };
    const error = expect.stringContaining(
      'an account of kind OpenAI can have only models of OpenAI; Llama-9 is a model of Meta; set kind: AIServices for the account; to keep an existing account, also keep its names (docs/environments.md, The kind of the account); or deploy a model of OpenAI',
    ) as string;
    expect(findingsOf(other).errors).toEqual([error]);
    expect(findingsOf(other, { kind: 'AIServices' }).errors).toEqual([]);
    expect(findingsOfExisting(other).errors).toEqual([]);
    expect(findingsOfExisting(other, { kind: 'OpenAI' }).errors).toEqual([error]);
  });

  test('a model belongs to its publisher', () => {
    expect(findingsOf({ format: 'Meta' }).errors).toEqual([
      expect.stringContaining("gpt-5.4 is a model of OpenAI, not of 'Meta'; set format: OpenAI, or omit it") as string,
    ]);
  });
});

test('errors stop the synthesis, with the path of the deployment', () => {
  const { stack, resourceGroup } = emptyStack();
  const account = new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup });
  account.addDeployment('chat', { ...CHAT, sku: 'Standard' });
  expect(() => Testing.synth(stack, true)).toThrow('[test/account/deployment/chat] gpt-5.4 2026-03-05 is not offered');
});

test('deployments of environment files are checked by the rules only, and those that a team adds are checked here', () => {
  jest.setSystemTime(new Date('2030-01-01'));
  const [first] = exampleFleet('stamp-dns').stamps;
  if (!first) throw new Error('the example has a stamp');
  const stack = new StampStack(Testing.app(), first.value.id, { stamp: first.value });
  const errorsIn = () => stack.node.findAll().flatMap(({ node }) => node.validate());
  expect(errorsIn()).toEqual([]);
  stack.account.addDeployment('added', CHAT);
  expect(errorsIn()).toEqual([
    expect.stringMatching(/^guardrails\/residency: the deployment 'added' .* allows only Sweden/) as string,
    expect.stringContaining('gpt-5.4 2026-03-05 was retired on 2027-09-02') as string,
  ]);
});
