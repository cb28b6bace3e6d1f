import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '../../../lib/generated/canonical-json';
import { compare, isCurrent } from '../../../lib/generated/compare';
import { writeChanges } from '../../../lib/generated/write-changes';

const NOTES = { kit: '1.2.3', generatedFrom: 'a file' };

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'generated-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
};
const read = (file: string) => readFileSync(path.join(project, file), 'utf8');

describe('canonicalJson', () => {
  test('sorts keys at every depth, keeps the order of lists and ends with a newline', () => {
    expect(canonicalJson('{"b": [{"d": 1, "c": []}, 2], "a": {}}', NOTES)).toBe(
      '{\n  "//": {\n    "generatedFrom": "a file",\n    "kit": "1.2.3"\n  },\n  "a": {},\n  "b": [\n    {\n      "c": [],\n      "d": 1\n    },\n    2\n  ]\n}\n',
    );
  });

  test('removes the notes of CDKTF about versions and paths', () => {
    const synthesized = {
      '//': { metadata: { version: '0.21.0' } },
      resource: { x: { y: { '//': { metadata: { path: 'p' } }, z: null } } },
    };
    expect(JSON.parse(canonicalJson(JSON.stringify(synthesized), NOTES))).toEqual({
      '//': NOTES,
      resource: { x: { y: { z: null } } },
    });
  });
});

describe('compare', () => {
  test('distinguishes missing, changed, stale, emptied and current stacks', () => {
    write('generated/dev/a/cdk.tf.json', 'old');
    write('generated/dev/b/cdk.tf.json', 'same');
    write('generated/dev/gone/cdk.tf.json', 'left over');
    write('generated/dev/emptied/cdk.tf.json', '{"//": {"emptied": "yes"}, "provider": {}, "terraform": {}}');
    write('generated/dev/notes/README.md', "another person's own folder");
    const files = new Map([
      ['generated/dev/a/cdk.tf.json', 'new'],
      ['generated/dev/b/cdk.tf.json', 'same'],
      ['generated/dev/c/cdk.tf.json', 'new'],
    ]);
    const comparison = compare(project, files);
    expect(comparison).toEqual({
      changed: [
        { file: 'generated/dev/a/cdk.tf.json', before: 'old', after: 'new' },
        { file: 'generated/dev/c/cdk.tf.json', before: undefined, after: 'new' },
      ],
      stale: ['generated/dev/gone'],
      emptied: ['generated/dev/emptied'],
    });
    expect(isCurrent(comparison)).toBe(false);
  });

  test('accepts a project with emptied stacks as current, unless their configuration contains anything else', () => {
    const file = 'generated/dev/gone/cdk.tf.json';
    write(file, '{"//": {"emptied": "yes"}, "provider": {}, "terraform": {}}');
    expect(isCurrent(compare(project, new Map()))).toBe(true);
    for (const text of [
      '{"//": {"emptied": "yes"}, "provider": {}, "terraform": {}, "data": {}}',
      '{"//": {"emptied": true}, "provider": {}, "terraform": {}}',
      '{"provider": {}, "terraform": {}}',
      '["emptied"]',
    ]) {
      write(file, text);
      expect(compare(project, new Map())).toEqual({ changed: [], stale: ['generated/dev/gone'], emptied: [] });
    }
  });

  test('accepts an empty project as current if nothing is expected', () => {
    expect(isCurrent(compare(project, new Map()))).toBe(true);
  });
});

describe('writeChanges', () => {
  const change = (file: string, after: string) => ({ file, before: undefined, after });

  test('writes only changes', () => {
    write('generated/dev/a/cdk.tf.json', 'old');
    write('generated/dev/a/.terraform.lock.hcl', 'lock');
    writeChanges(project, [change('generated/dev/a/cdk.tf.json', 'new'), change('generated/dev/b/README.md', 'page')]);
    expect([
      read('generated/dev/a/cdk.tf.json'),
      read('generated/dev/a/.terraform.lock.hcl'),
      read('generated/dev/b/README.md'),
    ]).toEqual(['new', 'lock', 'page']);
    expect(readdirSync(path.join(project, 'generated'))).toEqual(['dev']);
  });

  test('restores everything if one file cannot be written', () => {
    write('generated/dev/a/cdk.tf.json', 'old');
    write('generated/dev/b', 'a file where a folder must be');
    const changes = [change('generated/dev/a/cdk.tf.json', 'new'), change('generated/dev/b/cdk.tf.json', 'new')];
    expect(() => {
      writeChanges(project, changes);
    }).toThrow();
    expect([read('generated/dev/a/cdk.tf.json'), read('generated/dev/b')]).toEqual(['old', 'a file where a folder must be']);
    expect(readdirSync(path.join(project, 'generated'))).toEqual(['dev']);
  });

  test('restores the listeners for signals', () => {
    const before = process.listenerCount('SIGINT');
    writeChanges(project, [change('generated/a', 'x')]);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
