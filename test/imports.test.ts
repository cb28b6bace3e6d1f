import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from './support/root';

// import-x/no-cycle of ESLint checks the same, and takes about 30 times as long.
const FOLDERS = ['bench', 'cli', 'lib', 'stacks', 'test', 'testing'];

/** The files that each file imports, without imports of types only. */
function importsOfFiles(entries: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const contents = entries.map((file) => `import './${file}';`).join('\n');
  const { metafile } = buildSync({
    ...{ absWorkingDir: ROOT, stdin: { contents, resolveDir: ROOT }, write: false, metafile: true },
    ...{ bundle: true, format: 'cjs', packages: 'external', platform: 'node', logLevel: 'error' },
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      imports.filter(({ external }) => !external).map((each) => each.path),
    ]),
  );
}

/** The shortest way from a file back to itself; undefined if there is none. */
function cycleFrom(start: string, imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const from = new Map<string, string>();
  const waiting = [start];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
    for (const next of imports.get(file) ?? []) {
      if (next === start) return wayTo(file, from);
      if (from.has(next)) continue;
      from.set(next, file);
      waiting.push(next);
    }
  return undefined;
}

function wayTo(file: string, from: ReadonlyMap<string, string>): readonly string[] {
  const before = from.get(file);
  return before === undefined ? [file] : [...wayTo(before, from), file];
}

/** All cycles, each once. */
const cyclesIn = (imports: ReadonlyMap<string, readonly string[]>) => [
  ...new Set([...imports.keys()].flatMap((file) => cycleFrom(file, imports)?.toSorted().join(', ') ?? [])),
];

test('no file imports itself, directly or through others', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(folder, file)),
  );
  const imports = importsOfFiles([...files, 'index.ts', 'main.ts']);
  expect(imports.size).toBeGreaterThan(files.length - 1);
  expect(cyclesIn(imports)).toEqual([]);
});

test('a cycle is found', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ]);
  expect(cyclesIn(imports)).toEqual(['a, b, c']);
});
