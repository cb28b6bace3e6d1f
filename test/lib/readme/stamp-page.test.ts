import type { Stamp } from '../../../lib/fleet/stamp';
import { table } from '../../../lib/readme/markdown';
import { pageOf } from '../../support/page-of';
import { rowsUnder } from '../../support/page-rows';
import { exampleFleet } from '../../support/project';

const stampsOf = (example: string) => new Map(exampleFleet(example).stamps.map(({ value }) => [value.region.name, value]));

function stampIn(example: string, region: Stamp['region']['name']): Stamp {
  const stamp = stampsOf(example).get(region);
  if (!stamp) throw new Error(`${example} has no ${region}`);
  return stamp;
}

test('text of an environment file is escaped on the page', () => {
  const stamp = stampIn('environment-dns', 'swedencentral');
  const evil = 'a | b\n\n# c <img src=x>\u202e![x](y) `q` ::error::z';
  const waiver = {
    ...{ key: 'w', environment: 'prod', rule: 'a/b', subject: 'c' },
    owner: evil,
    reason: evil,
    expires: '2027-01-31',
  };
  const page = pageOf({ ...stamp, workload: evil, waivers: [waiver] });
  expect(page).toContain(
    String.raw`| a \| b # c &lt;img src=x>\u{202e}![x\](y) ${'`q`'} ::error::z | a \| b # c &lt;img src=x>`,
  );
  expect(rowsUnder('Waivers', page)).toHaveLength(1);
  expect(page).not.toMatch(/<img|\u202e|^# c/m);
  expect(page).toContain('for **a | b # c &lt;img src=x>');
});

describe('the page of a stamp', () => {
  const page = pageOf(stampIn('environment-dns', 'swedencentral'));

  test('shows where each deployment processes prompts, and its capacity with the unit', () => {
    expect(rowsUnder('Deployments', page)).toEqual([
      [
        '`4o-mini`',
        'gpt-4o-mini',
        '2024-07-18',
        'DataZoneProvisionedManaged',
        'the EU data zone',
        '15 PTU',
        'NoAutoUpgrade',
        '`Microsoft.DefaultV2`',
      ],
      [
        '`gpt-4.1`',
        'gpt-4.1',
        '2025-04-14',
        'DataZoneStandard',
        'the EU data zone',
        '10,000 tokens per minute',
        'NoAutoUpgrade',
        '`balanced`',
      ],
      [
        '`gpt-41`',
        'gpt-4.1-mini',
        '2025-04-14',
        'DataZoneStandard',
        'the EU data zone',
        '10,000 tokens per minute',
        'NoAutoUpgrade',
        '`default`',
      ],
    ]);
  });

  test('shows the name that clients send as the model, and the key if it differs', () => {
    const renamed = pageOf(stampIn('renamed', 'swedencentral'));
    expect(rowsUnder('Deployments', renamed).map(([deployment]) => deployment)).toEqual(['`gpt-5.1` (key `assistant`)']);
    expect(renamed).toContain('client.responses.create(model="gpt-5.1"');
    expect(renamed).toContain("client.responses.create({ model: 'gpt-5.1'");
    expect(renamed).toContain('d0["gpt-5.1 · gpt-5.1 2025-11-13"]');
    expect(renamed).toContain('`house-rules`, in Azure `strict`, is based on');
  });

  test('shows what each filter blocks in each direction', () => {
    const rows = new Map(
      rowsUnder('Content filters', page).map(([what, where, ...filters]) => [`${what} in ${where}`, filters]),
    );
    expect(rows.get('violence in prompts')).toEqual(['blocks high-only', 'blocks low-and-above']);
    expect(rows.get('violence in completions')).toEqual(['blocks medium-and-above', 'blocks low-and-above']);
    expect(rows.get('profanity: profanity in prompts, completions')).toEqual(['blocks', 'off']);
    expect(rows.get('protectedCode: code from public repositories in completions')).toEqual(['annotates', 'blocks']);
    expect(rows.get('spotlighting: marks documents as untrusted for the model in prompts')).toEqual(['off', 'off']);
  });

  test('shows the settings of a preset, and which harms are only reported or not filtered', () => {
    const stamp = stampIn('environment-dns', 'swedencentral');
    const changed = pageOf({
      ...stamp,
      contentFilters: [
        {
          key: 'code',
          name: 'code',
          preset: 'internal-code',
          harms: { hate: { prompt: 'annotate', completion: 'off' } },
          mode: 'asynchronous',
        },
      ],
    });
    const rows = new Map(rowsUnder('Content filters', changed).map(([what, where, cell]) => [`${what} in ${where}`, cell]));
    expect(rows.get('hate in prompts')).toBe('annotates');
    expect(rows.get('hate in completions')).toBe('off');
    expect(rows.get('violence in prompts')).toBe('blocks medium-and-above');
    expect(rows.get('protectedCode: code from public repositories in completions')).toBe('annotates');
    expect(changed).toContain('`code` is based on `Microsoft.DefaultV2`, in asynchronous mode.');
  });

  test('shows the role assignments', () => {
    expect(rowsUnder('Access', page).map(([key, type, , role]) => [key, type, role])).toEqual([
      ['`app`', 'ServicePrincipal', 'Cognitive Services OpenAI User'],
      ['`team`', 'Group', 'Cognitive Services OpenAI User'],
      ['`team`', 'Group', 'Reader'],
    ]);
  });

  test('shows clients that call it without a key, with the v1 API', () => {
    expect(page).toContain(
      'token_provider = get_bearer_token_provider(DefaultAzureCredential(), "https://ai.azure.com/.default")',
    );
    expect(page).toContain(
      "new OpenAI({ baseURL: 'https://oai-triage-blue-sdc-ef9aa66b.openai.azure.com/openai/v1/', apiKey })",
    );
    expect(page).toContain('client.responses.create(model="4o-mini", input="Hello")');
  });

  test('shows an embedding call for an embedding model', () => {
    expect(pageOf(stampIn('existing-dns', 'francecentral'))).toContain(
      'client.embeddings.create(model="embedding", input="Hello")',
    );
  });

  test('states which stack must be applied first', () => {
    expect(page).toContain('Apply `generated/blue/environment` first');
    expect(pageOf(stampIn('stamp-dns', 'swedencentral'))).not.toContain('first: it has');
  });

  test('has a diagram with every deployment and its filter', () => {
    expect(page).toContain('d1["gpt-4.1 · gpt-4.1 2025-04-14"]');
    expect(page).toContain('account -- "filter balanced" --> d1');
  });

  test('shows the places of regional and global deployments', () => {
    const regional = rowsUnder('Deployments', pageOf(stampIn('policy-dns', 'uksouth')));
    expect(regional.map(([, , , , where]) => where)).toEqual(['UK South (United Kingdom)']);
    const global = rowsUnder('Deployments', pageOf(stampIn('existing-network', 'eastus')));
    expect(global.map(([, , , , where, capacity]) => [where, capacity])).toEqual([
      ['any Azure region', '10 units, whose meaning is not documented'],
      ['any Azure region', '10,000 tokens per minute'],
    ]);
  });

  test('works without deployments, filters and grants', () => {
    const empty = pageOf({ ...stampIn('stamp-dns', 'swedencentral'), deployments: [], contentFilters: [], grants: [] });
    expect(empty).toContain('## Deployments\n\nNone.\n');
    expect(empty).not.toContain('## Calling it');
  });
});

describe('the page of a stamp with overrides', () => {
  const stamp = stampIn('stamp-dns', 'swedencentral');
  const [{ key } = { key: '' }] = stamp.deployments;
  const page = pageOf({
    ...stamp,
    overrides: [
      {
        address: 'azurerm_cognitive_account.account',
        attributes: { public_network_access_enabled: true, local_auth_enabled: true },
      },
      { address: `azurerm_cognitive_deployment.account_deployment_${key}`, attributes: { sku: { name: 'GlobalStandard' } } },
    ],
  });

  test('shows the actual settings', () => {
    expect(page).toContain(`${stamp.names.account} · KEYS WORK, PUBLIC NETWORK`);
    expect(page).toContain('clients -- "HTTPS, public network" --> account');
    expect(page).not.toMatch(/no keys|no public network|^Private/m);
    expect(rowsUnder('Deployments', page)[0]?.[4]).toBe('any Azure region — **outside the residency**');
  });

  test('shows which guardrails are broken, and that no waiver covers them', () => {
    expect(rowsUnder('Guardrails', page).map(([guardrail, , waiver]) => [guardrail, waiver])).toEqual([
      ['`guardrails/keys`', '**none**'],
      ['`guardrails/public-network`', '**none**'],
      ['`guardrails/residency`', '**none**'],
    ]);
  });
});

describe('a table', () => {
  test('aligns its columns and keeps its cells apart', () => {
    expect(table(['A', 'Long head'], [['a | b', 'c\nd']])).toBe(
      ['| A      | Long head |', '| ------ | --------- |', '| a \\| b | c d       |'].join('\n'),
    );
  });
});
