import { addGrant } from '../../cli/add/grant';
import { projectIn } from '../../cli/add/project';
import { addRegion } from '../../cli/add/region';
import { Canceled } from '../../cli/ask';
import type { Given } from '../../cli/init/questions';
import { offers } from '../../cli/init/answers';
import { ask } from '../../cli/init/questions';
import type { RegionName } from '../../lib/catalog/regions';
import { REGION_NAMES } from '../../lib/catalog/regions';
import { inserted } from '../support/project-for-add';
import { inCopyOf, TODAY } from '../support/root';

/** A person who presses Ctrl+C. */
const CTRL_C = Symbol('Ctrl+C');

/** What a person answers, in order: texts, labels of choices, lists of labels, or decisions. */
let mockAnswers: unknown[] = [];
/** The questions, and what is wrong with refused answers. */
let mockShown: string[] = [];

jest.mock('@clack/prompts', () => {
  interface Prompt {
    readonly message: string;
    readonly initialValue?: string;
    readonly options?: readonly { readonly value: unknown; readonly label: string }[];
    readonly validate?: (text: string | undefined) => string | undefined;
  }
  const next = () => {
    if (mockAnswers.length === 0) throw new Error(`no answer is left after ${mockShown.join('; ')}`);
    return mockAnswers.shift();
  };
  const text = (prompt: Prompt): unknown => {
    const { message, initialValue, validate } = prompt;
    const answer = next();
    const given = answer === '' ? initialValue : answer;
    const problem = typeof given === 'symbol' ? undefined : validate?.(given as string | undefined);
    mockShown.push(problem === undefined ? message : `${message}: ${problem}`);
    return problem === undefined ? given : text(prompt);
  };
  const chosen = (prompt: Prompt, label: unknown) => {
    const option = prompt.options?.find((each) => each.label === label);
    if (!option) throw new Error(`${prompt.message}: there is no ${String(label)}`);
    return option.value;
  };
  const shown = <T>(prompt: Prompt, answer: T): T => {
    mockShown.push(prompt.message);
    return answer;
  };
  return {
    intro: () => undefined,
    log: { warn: (message: string) => mockShown.push(message) },
    cancel: (message: string) => mockShown.push(message),
    isCancel: (value: unknown) => typeof value === 'symbol',
    text: (prompt: Prompt) => Promise.resolve(text(prompt)),
    confirm: (prompt: Prompt) => Promise.resolve(shown(prompt, next())),
    select: (prompt: Prompt) => Promise.resolve(shown(prompt, chosen(prompt, next()))),
    multiselect: (prompt: Prompt) =>
      Promise.resolve(
        shown(
          prompt,
          (next() as unknown[]).map((label) => chosen(prompt, label)),
        ),
      ),
  };
});

const answer = (...answers: unknown[]) => {
  mockAnswers = answers;
  mockShown = [];
};

describe('init', () => {
  test('asks again after a wrong answer, with the reason, and offers what the earlier answers allow', async () => {
    answer(
      ...['Dev', 'state', ''],
      ...['a--b', 'claims'],
      ...['', 'mine', '11111111-1111-1111-1111-111111111111'],
      'only the EU data zone',
      ['germanywestcentral', 'swedencentral'],
      'gpt-5.4 2026-03-05',
      true,
      ...['rg tfstate', ''],
      ...['', 'st-tfstate', 'sttfstateclaims'],
      ...['a', 'states'],
      'Azure DevOps',
    );
    expect(await ask({}, TODAY)).toEqual({
      ...{ environment: 'dev', workload: 'claims', subscriptionId: '11111111-1111-1111-1111-111111111111' },
      ...{ residency: { dataZone: 'EU' }, regions: ['germanywestcentral', 'swedencentral'] },
      deployment: { model: 'gpt-5.4', version: '2026-03-05', sku: 'DataZoneStandard' },
      state: { resourceGroup: 'rg-tfstate', storageAccount: 'sttfstateclaims', container: 'states' },
      ...{ pipelines: 'azure-devops', cdktn: false },
    });
    const word = (longest: number) =>
      `Use at most ${longest} lower-case letters, digits and single hyphens, beginning with a letter.`;
    expect(mockShown).toEqual([
      `Name of the first environment: ${word(20)} The names state and defaults are reserved.`,
      `Name of the first environment: ${word(20)} The names state and defaults are reserved.`,
      'Name of the first environment',
      `What the models are for; part of every name in Azure: ${word(24)}`,
      'What the models are for; part of every name in Azure',
      'ID of the Azure subscription: It is not the ID of a subscription: az account show --query id',
      'ID of the Azure subscription: It is not the ID of a subscription: az account show --query id',
      'ID of the Azure subscription',
      'Where prompts may be processed',
      'Regions: space selects, enter continues',
      'First model, offered in germanywestcentral and swedencentral',
      'Keep the Terraform state in an Azure storage account? Pipelines need one. No: a local file, for experiments',
      'Its resource group: It must be a resource group name, like rg-tfstate.',
      'Its resource group',
      'Its name, unique in Azure: It must be 3 to 24 lower-case letters and digits, like sttfstateprod.',
      'Its name, unique in Azure: It must be 3 to 24 lower-case letters and digits, like sttfstateprod.',
      'Its name, unique in Azure',
      'The container: It must be a container name, like tfstate.',
      'The container',
      'Pipelines',
    ]);
  });

  test('offers only regions with a model', async () => {
    const offered = (region: RegionName) => offers([region], 'region', TODAY).length > 0;
    const [without, first] = [REGION_NAMES.find((name) => !offered(name)), REGION_NAMES.find(offered)];
    const answers = ['dev', 'claims', '11111111-1111-1111-1111-111111111111', 'only the region of the account'];
    answer(...answers, [without]);
    await expect(ask({}, TODAY)).rejects.toThrow(`Regions: space selects, enter continues: there is no ${without}`);
    answer(...answers, [first], CTRL_C);
    await expect(ask({}, TODAY)).rejects.toThrow(`First model, offered in ${first ?? ''}`);
  });

  test('offers Azure Government, whose regions have no model that is processed in one region only', async () => {
    const answers = ['dev', 'claims', '11111111-1111-1111-1111-111111111111'];
    answer(...answers, 'only the USGov data zone', ['swedencentral']);
    await expect(ask({}, TODAY)).rejects.toThrow('there is no swedencentral');
    answer(...answers, 'only the region of the account');
    await expect(ask({ cloud: 'usgovernment' }, TODAY)).rejects.toThrow(
      'the catalogue has no chat model in usgovarizona and usgovvirginia that is paid by use and stays within the residency',
    );
    answer(...answers, 'any Azure region');
    await expect(ask({ cloud: 'usgovernment' }, TODAY)).rejects.toThrow('there is no any Azure region');
  });

  test('asks nothing that the command line has answered', async () => {
    const given: Given = {
      ...{ environment: 'dev', workload: 'claims', subscriptionId: '11111111-1111-1111-1111-111111111111' },
      ...{ residency: 'global', regions: ['eastus2'], pipelines: 'none', state: undefined },
      deployment: { model: 'gpt-5.4', version: '2026-03-05', sku: 'GlobalStandard' },
    };
    const { state, ...withoutState } = given;
    expect(state).toBeUndefined();
    answer();
    expect(await ask(given, TODAY)).toEqual({ ...withoutState, cdktn: false });
    expect(mockShown).toEqual([]);
  });

  test('ends with Ctrl+C', async () => {
    answer('', CTRL_C);
    await expect(ask({}, TODAY)).rejects.toThrow(Canceled);
    expect(mockShown.at(-1)).toBe('Nothing was written.');
  });
});

describe('add', () => {
  const person = {
    asks: true,
    usage: (message: string): never => {
      throw new Error(message);
    },
  };

  test('grant asks again for the name of an existing grant', async () => {
    answer(
      'blue',
      ...['', 'team', 'batch'],
      ...['batch', '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02'],
      'ServicePrincipal',
      'auditor',
    );
    const { before = '', after } = await inCopyOf('environment-dns', (project) =>
      addGrant(projectIn(project, TODAY), undefined, {}, person),
    );
    expect(inserted(before, after)).toEqual([
      '  batch: { principalId: 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02, principalType: ServicePrincipal, role: auditor }',
    ]);
    const name = 'Name of the grant, such as the application or the team';
    const id = 'Object ID in Entra ID of the group, application or user';
    expect(mockShown).toEqual([
      'Environment',
      `${name}: Use 1 to 64 letters, digits, periods, hyphens and underscores.`,
      `${name}: blue has the grant 'team' already: environments/blue.yaml:17`,
      name,
      `${id}: It is not an object ID, such as 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02.`,
      ...[id, 'It is a', 'Role'],
    ]);
  });

  test('region asks again for an address space that another region uses', async () => {
    answer('blue', 'francecentral', ...['10.1.1.128/25', '10.1.2.1/24', '10.1.2.0/24']);
    const { before = '', after } = await inCopyOf('environment-dns', (project) =>
      addRegion(projectIn(project, TODAY), undefined, {}, person),
    );
    expect(inserted(before, after)).toEqual(['  francecentral:', '    network: { addressSpace: 10.1.2.0/24 }']);
    expect(mockShown).toEqual([
      'Environment',
      'Region',
      'Address space of its network: 10.1.1.128/25 overlaps 10.1.1.0/24, which another region uses',
      expect.stringMatching(/^Address space of its network: .*10\.1\.2\.0\/24/),
      'Address space of its network',
    ]);
  });
});
