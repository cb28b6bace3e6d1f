import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { checkAll } from '../stacks/rules';
import { blocksOf, PAGES } from './support/page-blocks';
import { fleetOf, inShort } from './support/project';
import { ROOT, TODAY } from './support/root';
import { errorsIn } from './support/typecheck';

/** What an excerpt about deployers is part of. */
const STATE = { resourceGroup: 'rg-tfstate', storageAccount: 'sttfstatedev', container: 'tfstate' };
const CREATE = { location: 'swedencentral', replication: 'ZRS' };

interface Package {
  readonly name: string;
  readonly exports: object;
  readonly peerDependencies: object;
}

type Layer = Readonly<Record<string, unknown>>;

describe('the TypeScript in the docs', () => {
  const examples = PAGES.flatMap((page) => blocksOf(page, 'ts', 'typescript'));

  test('compiles', () => {
    const mistake = "import { skuOf } from 'azure-openai-stamps/catalog';\nskuOf('Standart');\n";
    const files = new Map([...examples.map(({ place, text }) => [place, text] as const), ['a mistake', mistake]]);
    expect(files.size).toBeGreaterThan(3);
    expect(errorsIn(files)).toEqual([expect.stringMatching(/^a mistake:2 Argument of type '"Standart"' is not assignable /)]);
  });

  test('imports only what users can import', () => {
    const imported = examples.flatMap(({ text }) => [...text.matchAll(/from '(.*?)';/g)].map(([, module = '']) => module));
    const { name, exports, peerDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Package;
    const entryPoints = Object.keys(exports).map((key) => path.posix.join(name, key));
    const possible = [...entryPoints, ...Object.keys(peerDependencies), 'node:path'];
    expect(imported).toContain(name);
    expect(imported.filter((module) => !possible.includes(module))).toEqual([]);
  });

  test('on the page about constructs is what the tests synthesize', () => {
    const files = ['test/support/assistant-stack.ts', 'test/support/team-main.ts'];
    expect(blocksOf('docs/constructs.md', 'ts').map(({ text }) => text)).toEqual(
      files.map((file) => readFileSync(path.join(ROOT, file), 'utf8')),
    );
  });
});

describe('the YAML in the docs', () => {
  const environment = parse(blocksOf('README.md', 'yaml')[0]?.text ?? '') as Layer;
  /** Settings of defaults.yaml only. */
  const DEFAULTS = new Set(['filterFloor', 'quota']);
  /** What a part of an environment can lack: the files, stacks and settings that it refers to. */
  const ELSEWHERE = new Set([
    'blocklists/file',
    'environment/home-region',
    'files/declared',
    'moved/new-key',
    'waivers/unused',
  ]);
  const regions = environment['regions'] as Readonly<Record<string, Layer>>;

  /** The environment in the README, with the settings of a layer instead of its own, and of each region in addition. */
  const withLayer = (layer: Layer, defaults: Layer) => {
    const entries = Object.entries(layer);
    const changed = Object.entries({ ...regions, ...(layer['regions'] as typeof regions | undefined) }).map(
      ([name, region]) => [name, 'network' in layer ? {} : { ...regions[name], ...region }] as const,
    );
    return {
      defaults: stringify({ ...defaults, ...Object.fromEntries(entries.filter(([key]) => DEFAULTS.has(key))) }),
      dev: stringify({
        ...environment,
        ...Object.fromEntries(entries.filter(([key]) => !DEFAULTS.has(key))),
        ...{ environment: 'dev', regions: Object.fromEntries(changed) },
      }),
    };
  };
  const errorsOf = (layer: Layer, defaults: Layer = {}) =>
    checkAll(fleetOf(withLayer(layer, defaults)), { today: TODAY })
      .filter(({ severity, rule }) => severity === 'error' && !ELSEWHERE.has(rule))
      .map(inShort);

  const layers = PAGES.flatMap((page) => blocksOf(page, 'yaml', 'yml')).flatMap(({ place, text }) => {
    const written = text
      .replaceAll('/subscriptions/…/', '/subscriptions/11111111-1111-1111-1111-111111111111/')
      .replaceAll('…', 'x');
    const documents = parseAllDocuments(written).map((document) => document.toJS() as Layer);
    const [first = {}, ...others] = documents;
    // A block with several files starts with the defaults.
    if (others.length > 0) return others.map((layer) => ({ place, layer, defaults: first }));
    // The settings of Atlantis are not those of an environment.
    if ('repos' in first) return [];
    const layer = 'plan' in first ? { state: { ...STATE, create: { ...CREATE, deployers: first } } } : first;
    return [{ place, layer, defaults: {} }];
  });

  test('is found, and its mistakes are', () => {
    expect(layers.length).toBeGreaterThan(20);
    expect(errorsOf({ deployment: {} })).toEqual(["schema/unknown-key: 'deployment' is not known"]);
  });

  test.each(layers)('is valid: $place', ({ layer, defaults }) => {
    expect(errorsOf(layer, defaults)).toEqual([]);
  });
});
