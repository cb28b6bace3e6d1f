import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { extraFilesIn } from '../../../lib/generated/extra-files';
import type { Finding } from '../../../lib/review/review';
import { review } from '../../../lib/review/review';
import { isExtraConfiguration } from '../../../lib/stack/terraform-file';
import { readExtraFile } from '../../../lib/stack/extra-file';
import { checkAll } from '../../../stacks/rules';
import { fleetOf } from '../../support/project';
import { ROOT, TODAY } from '../../support/root';
import { generatedOf, stacksOf } from '../../support/review-pairs';

const FOLDER = 'generated/prod/swedencentral';
const BASE = generatedOf({});
const SAID = { owner: 'platform-team', reason: 'it is there on purpose' };
const FLEET = fleetOf({
  prod: `environment: prod
workload: assistants
subscriptionId: 00000000-0000-0000-0000-000000000001
residency: { dataZone: EU }
regions: { swedencentral: { network: { addressSpace: 10.0.0.0/24 } } }
`,
});

const characters = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('override', 'x_override', 'cdk', 'main', '#a', 'a~', 'a\nb', 'constructor', '__proto__', 'README.md', 'x.tf'),
);
/** Possible names of a file. */
const base = characters.filter((name) => !/[/\0]/.test(name) && Buffer.byteLength(name) < 100);
/** Names of files that Terraform or OpenTofu reads automatically, built without the code that recognizes them. */
const readName = fc
  .oneof(
    fc
      .tuple(
        base.filter((name) => !name.startsWith('.')),
        fc.constantFrom('.tf', '.tf.json', '.tofu', '.tofu.json'),
      )
      .map((parts) => parts.join('')),
    fc.tuple(fc.option(base, { nil: '' }), fc.constantFrom('.auto.tfvars', '.auto.tfvars.json')).map((parts) => parts.join('')),
    fc.constantFrom('terraform.tfvars', 'terraform.tfvars.json'),
  )
  .filter((name) => name !== 'cdk.tf.json');

const section = fc.constantFrom('resource', 'data', 'moved', 'terraform', 'provider', 'output', 'variable', 'locals', '//');
const block = fc.oneof(
  fc.jsonValue(),
  fc.jsonValue().map((account) => ({ azurerm_cognitive_account: { account } })),
);
const content = fc.oneof(
  fc.string(),
  fc.dictionary(section, block).map((each) => JSON.stringify(each)),
  fc.constantFrom('', '{}', 'data "external" "probe" {}', 'locals {}\n'),
);

/** Files of a project with an extra file in the folder of a stack, which its notes declare or not. */
function filesWith(name: string, text: string | undefined, isDeclared: boolean): ReadonlyMap<string, string> {
  const main = JSON.parse(BASE.get(`${FOLDER}/cdk.tf.json`) ?? '') as { '//': object };
  const notes = isDeclared ? { ...main['//'], extraFiles: Object.fromEntries([[name, SAID]]) } : main['//'];
  const configuration = JSON.stringify({ ...main, '//': notes }, null, 2);
  const extra: [string, string][] = text === undefined ? [] : [[`${FOLDER}/${name}`, text]];
  return new Map([...BASE, [`${FOLDER}/cdk.tf.json`, configuration], ...extra]);
}

const plain = (text: string) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

function findings(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly Finding[] {
  const { stacks } = review(stacksOf(before), stacksOf(after), { today: TODAY });
  expect(stacks.map(({ folder }) => folder)).toEqual([FOLDER]);
  return stacks.flatMap((stack) => stack.findings.filter(({ rule }) => rule === 'files/extra'));
}

describe('an extra file that Terraform reads', () => {
  test('is an error of the check, with any name', () => {
    fc.assert(
      fc.property(readName, content, (name, text) => {
        const project = mkdtempSync(path.join(tmpdir(), 'extra-file-'));
        try {
          mkdirSync(path.join(project, FOLDER), { recursive: true });
          writeFileSync(path.join(project, FOLDER, name), text);
          const problems = checkAll(FLEET, { today: TODAY, extraFiles: extraFilesIn(project) });
          const found = problems.map(({ rule, severity, location: { file } }) => [rule, severity, file] as const);
          expect(found.filter(([rule]) => !rule.startsWith('guardrails/'))).toEqual([
            ['files/extra', 'error', `${FOLDER}/${name}`],
          ]);
          expect(new Set(found.map(([, , file]) => file)).size).toBe(1);
        } finally {
          rmSync(project, { recursive: true, force: true });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is critical in a review if it is new or changed, and high if it is removed or is declared and readable', () => {
    fc.assert(
      fc.property(readName, content, content, fc.boolean(), (name, one, other, isDeclared) => {
        const severityOf = (text: string) =>
          isDeclared && readExtraFile(name, text, undefined).unread === undefined ? 'high' : 'critical';
        const [none, first, second] = [undefined, one, other].map((text) => filesWith(name, text, isDeclared));
        if (!none || !first || !second) throw new Error('there are three');
        expect(findings(none, first).map((each) => each.severity)).toEqual([severityOf(one)]);
        // A declared file that does not exist is reported in addition to its removal.
        expect(findings(first, none).map((each) => each.severity)).toEqual(isDeclared ? ['high', 'high'] : ['high']);
        fc.pre(plain(one) !== plain(other));
        expect(findings(first, second).map((each) => each.severity)).toEqual([severityOf(other)]);
      }),
      { numRuns: 100 },
    );
  });

  test('prevents pipelines from running Terraform, with the same names as in the check', () => {
    const script = `
      import { isRead, problemsOf } from ${JSON.stringify(path.join(ROOT, 'pipelines/known-files.mjs'))};
      import { readFileSync } from 'node:fs';
      const { names, any, said } = JSON.parse(readFileSync(0, 'utf8'));
      const notes = (name) => JSON.stringify({ '//': { extraFiles: Object.fromEntries([[name, said]]) } });
      process.stdout.write(JSON.stringify({
        refused: names.map((name) => problemsOf(['cdk.tf.json', name], '{}').length),
        declared: names.map((name) => problemsOf(['cdk.tf.json', name], notes(name)).length),
        read: any.map(isRead),
      }));`;
    const names = fc.sample(readName, 1_000);
    const any = [
      ...names,
      ...fc.sample(base, 1_000),
      ...fc.sample(fc.tuple(base, readName), 1_000).map((parts) => parts.join('')),
    ];
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      input: JSON.stringify({ names, any, said: SAID }),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const { refused, declared, read } = JSON.parse(stdout) as Readonly<Record<string, readonly unknown[]>>;
    expect(names.filter((_, i) => refused?.[i] !== 1)).toEqual([]);
    expect(names.filter((_, i) => declared?.[i] !== 0)).toEqual([]);
    expect(any.filter((name, i) => read?.[i] !== (isExtraConfiguration(name) || name === 'cdk.tf.json'))).toEqual([]);
  });
});
