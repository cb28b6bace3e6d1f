import { readFileSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { parse } from 'yaml';
import { addressText } from '../../cli/explain/address-report';
import { askedAddress, isAddress } from '../../cli/explain/address-text';
import type { Setting } from '../../cli/explain/settings';
import { overlaps } from '../../cli/explain/stack-changes';
import { Trials } from '../../cli/explain/trials';
import { variationsOf } from '../../cli/explain/variations';
import { isMap, mapOf } from '../../lib/collections/map';
import type { Fleet } from '../../lib/fleet/fleet';
import { readFleet } from '../../lib/resolve/read-fleet';
import { SourceFile } from '../../lib/source/source-file';
import type { Explained } from '../support/explained';
import { exampleFolder, explainedIn, explainerOf, settingsOf, subjectsIn } from '../support/explained';
import { synthesized } from '../support/project';
import { EXAMPLES, ROOT } from '../support/root';

/** The layers of a stamp or an environment, the topmost first, read without the kit: each with its file and its settings. */
function layersOf(example: string, environment: string, key: string | undefined) {
  const read = (file: string): unknown => {
    try {
      return parse(readFileSync(path.join(exampleFolder(example), file), 'utf8'), { uniqueKeys: false });
    } catch {
      return {};
    }
  };
  const [file, defaults] = [`environments/${environment}.yaml`, 'environments/defaults.yaml'];
  const own = mapOf(read(file));
  const stamp = key === undefined ? {} : mapOf(mapOf(own['regions'])[key]);
  return [
    { file, settings: stamp },
    { file, settings: own },
    { file: defaults, settings: mapOf(read(defaults)) },
  ];
}

const valueAt = (value: unknown, steps: Setting['path']) => steps.reduce<unknown>((inside, step) => mapOf(inside)[step], value);

/** The text of a file from a place on. */
function textAt(example: string, file: string, line: number, column: number): string {
  const lines = readFileSync(path.join(exampleFolder(example), file), 'utf8').split('\n');
  return [(lines[line - 1] ?? '').slice(column - 1), ...lines.slice(line)].join('\n');
}

/** Whether a text begins with a value, as YAML writes it. */
function beginsWith(text: string, value: unknown): boolean {
  if (Array.isArray(value)) return /^(\[|- )/.test(text);
  const plain = String(value);
  return [plain, JSON.stringify(value), `'${plain}'`].some((form) => text.startsWith(form));
}

const scopes = EXAMPLES.flatMap((example) =>
  subjectsIn(example).flatMap((explained) =>
    explained.subject.scopes.map(
      (scope) => [example, explained.subject.id, scope.key ?? scope.environment, { explained, scope }] as const,
    ),
  ),
);

test.each(scopes)(
  '%s, %s: the place of each setting of %s is that of its value in the topmost layer',
  (example, _, __, { explained, scope }) => {
    const layers = layersOf(example, scope.environment, scope.key);
    const written = settingsOf(explained, scope)
      .leaves()
      .filter(({ origin }) => origin === 'written');
    expect(written.length).toBeGreaterThan(3);
    for (const { path: steps, value, writings } of written) {
      const place = writings.find(({ isInEffect }) => isInEffect);
      expect(place).toBeDefined();
      if (!place) continue;
      const { file, line, column } = place.location;
      const name = steps.join('.');
      expect([name, beginsWith(textAt(example, file, line, column), value)]).toEqual([name, true]);
      const isInherited = place.path.includes('deploymentDefaults');
      const highest = layers.find(({ settings }) => {
        const found = valueAt(settings, steps);
        return found !== undefined && found !== null;
      });
      if (!isInherited) expect([name, file, value]).toEqual([name, highest?.file, valueAt(highest?.settings, steps)]);
    }
  },
);

/** Edits of the files of an example, by setting: the text to replace, and what to write instead. */
const EDITS: readonly (readonly [setting: string, file: string, before: string, after: string])[] = [
  ['deployments.chat.capacity', 'prod', 'capacity: 50 }', 'capacity: 77 }'],
  ['deployments.chat.sku', 'prod', 'sku: DataZoneStandard, capacity: 100', 'sku: DataZoneProvisionedManaged, capacity: 100'],
  ['deployments.chat.contentFilter', 'prod', 'contentFilter: strict', 'contentFilter: documents'],
  ['deployments.embedding.version', 'prod', 'version: "1"', 'version: "2"'],
  ['contentFilters.documents.harms.hate', 'prod', 'hate: medium-and-above', 'hate: low-and-above'],
  ['contentFilters.documents.shields.protectedCode', 'prod', 'protectedCode: annotate', 'protectedCode: off'],
  ['access.platform-team.role', 'prod', 'Group, role: operator', 'Group, role: inference'],
  ['access.assistants-app.principalId', 'prod', '4f7f5a3e-98a0', '4f7f5a3e-98aa'],
  ['diagnostics.retentionDays', 'prod', 'retentionDays: 365', 'retentionDays: 60'],
  ['network.addressSpace', 'prod', '10.20.1.0/24', '10.99.0.0/23'],
  ['homeRegion', 'prod', 'homeRegion: swedencentral', 'homeRegion: germanywestcentral'],
  ['state.container', 'prod', 'container: tfstate', 'container: states'],
  ['subscriptionId', 'prod', '22222222-2222-2222-2222-222222222222', '33333333-2222-4222-8222-222222222222'],
  ['workload', 'defaults', 'workload: assistants', 'workload: agents'],
  ['tags.owner', 'defaults', 'owner: ai-platform', 'owner: platform'],
];

/** The fleet after an edit of a file. */
const edited = ({ files }: Explained, file: string, before: string, after: string): Fleet =>
  readFleet(
    files.sources.map((source) =>
      source.file === `environments/${file}.yaml` ? new SourceFile(source.file, source.text.replace(before, after)) : source,
    ),
    files.open,
  );

/** The attributes in generated JSON, by address and path, as text; lists of several items as a whole. */
function attributesIn(configuration: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const add = (value: unknown, address: string) => {
    const inner = Array.isArray(value) && value.length === 1 ? (value as readonly unknown[])[0] : value;
    if (isMap(inner)) for (const [key, each] of Object.entries(inner)) add(each, `${address}.${key}`);
    else found.set(address, JSON.stringify(value));
  };
  const { resource, moved = [], ...sections } = mapOf(configuration);
  for (const { from, to } of moved as readonly Readonly<Record<string, string>>[]) found.set(`moved.${from ?? ''}`, to ?? '');
  for (const [type, named] of Object.entries(mapOf(resource))) add(named, type);
  for (const [section, content] of Object.entries(sections)) if (section !== '//') add(content, section);
  return found;
}

/** The attributes that differ between two configurations. */
function differing(before: unknown, after: unknown): string[] {
  const [one, other] = [attributesIn(before), attributesIn(after)];
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
}

/** Explained once for all tests of it. */
const germany = explainerOf('dev-and-prod', 'prod-germanywestcentral');

/** What the command answers about an address of it. */
function answerAbout(asked: string): string {
  const { explainer, subject } = germany;
  const { address, attribute } = askedAddress(asked, [...(explainer.blocks?.keys() ?? [])]);
  const explained = explainer.explain(address);
  const attributes = explained.attributes.filter(({ path: known }) => attribute === undefined || overlaps(known, attribute));
  return addressText(
    { ...explained, attributes, ...(attribute === undefined ? {} : { attribute }) },
    subject,
    pc.createColors(false),
  );
}

test('an address leads to the settings that it depends on, and their lines', () => {
  const answer = answerAbout('azurerm_cognitive_deployment.account_deployment_chat');
  expect(answer.split('\n').map((line) => line.replace(/ {2,}/g, '  '))).toEqual(
    expect.arrayContaining([
      'It exists because of:',
      'deployments.chat  environments/prod.yaml:40:20',
      'deployments.chat.sku  environments/prod.yaml:26:55',
      'sku.capacity  50  deployments.chat.capacity  environments/prod.yaml:40:38',
      'sku.name  DataZoneStandard  deployments.chat.sku  environments/prod.yaml:26:55',
      'version_upgrade_option  NoAutoUpgrade  deployments.chat.versionUpgradeOption  default',
      'cognitive_account_id  ${azurerm_cognitive_account.account.id}  none  the kit',
    ]),
  );
});

test('docs/explain.md shows what is true of the example that it names', () => {
  const page = readFileSync(path.join(ROOT, 'docs/explain.md'), 'utf8');
  expect(page).toContain('`test/examples/dev-and-prod`');
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
  const shown = blocks('sh').map((line) => {
    const [, , , stack = '', asked = ''] = line.trim().replaceAll("'", '').split(' ');
    expect(stack).toBe('prod/germanywestcentral');
    return isAddress(asked) ? answerAbout(asked) : explainedIn.explain('dev-and-prod', stack, asked).stdout;
  });
  expect(shown).toEqual(blocks('text'));
});

describe('when a line changes, every attribute that changes is listed', () => {
  const { explainer, ...explained } = germany;
  const { files, fleet, subject } = explained;
  const folders = ['generated/prod/germanywestcentral', 'generated/prod/environment'];
  const before = synthesized(fleet);
  const [scope] = subject.scopes;
  const trials = new Trials(files, fleet, subject);

  test.each(EDITS)('%s', (name, file, text, instead) => {
    if (!scope) throw new Error('a stamp has a scope');
    const settings = settingsOf(explained, scope);
    const setting = settings.leaves().find((each) => each.path.join('.') === name);
    if (!setting) throw new Error(`there is no ${name}`);
    const { changes } = trials.effectsOf(variationsOf(files.sources, setting));
    const after = synthesized(edited(explained, file, text, instead));
    const configuration = (all: ReadonlyMap<string, string>, folder: string): unknown =>
      JSON.parse(all.get(`${folder}/cdk.tf.json`) ?? '{}');
    let total = 0;
    for (const folder of folders)
      for (const attribute of differing(configuration(before, folder), configuration(after, folder))) {
        total++;
        const isListed = changes.some((change) => {
          const listed = [change.address, change.attribute].filter((part) => part !== undefined).join('.');
          return (
            change.folder === folder &&
            [listed, attribute].some((one) =>
              [listed, attribute].every((other) => one === other || one.startsWith(`${other}.`)),
            )
          );
        });
        expect([attribute, isListed]).toEqual([attribute, true]);
        if (folder !== subject.folder) continue;
        const address = [...(explainer.blocks?.keys() ?? [])].find((each) => attribute.startsWith(`${each}.`));
        if (address === undefined) continue;
        const { attributes, existence } = explainer.explain(address);
        const asked = attribute.slice(address.length + 1);
        const back = attributes.filter(
          ({ path: known }) => known === asked || asked.startsWith(`${known}.`) || known.startsWith(`${asked}.`),
        );
        const names = [...existence, ...back.flatMap((each) => each.settings)].map((each) => each.path.join('.'));
        if (back.length > 0) expect([attribute, names.includes(name)]).toEqual([attribute, true]);
      }
    expect(total).toBeGreaterThan(0);
  });
});
