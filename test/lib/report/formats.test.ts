import Ajv from 'ajv';
import fc from 'fast-check';
import type { Finding, FindingReport } from '../../../lib/report/finding';
import { FORMATS, WRITERS } from '../../../lib/report/formats';
import { githubFormat } from '../../../lib/report/github-format';
import { junitFormat } from '../../../lib/report/junit-format';
import type { SarifLog } from '../../../lib/report/sarif';
import { sarifFormat } from '../../../lib/report/sarif-format';
import { SARIF_SCHEMA } from '../../support/sarif-schema';
import { readXml } from '../../support/xml';

const isSarif = new Ajv().compile(SARIF_SCHEMA);

const finding = (part: Partial<Finding> = {}): Finding => ({
  ...{ severity: 'error', rule: 'a/b', message: 'it is wrong', stacks: [] },
  ...{ places: [{ subject: 'dev.yaml', file: 'environments/dev.yaml', line: 3, column: 5, length: 4 }] },
  ...part,
});

const report = (...findings: Finding[]): FindingReport => ({
  tool: { name: 'stamps check', version: '1.2.3' },
  rules: [{ id: 'a/b', summary: 'It is right.', why: 'Wrong costs money.' }],
  checked: ['dev.yaml', 'prod.yaml'],
  findings,
});

const WAIVED = finding({ severity: 'notice', waived: 'waived until 2027-01-31 by a: because' });

function sarifOf(...findings: Finding[]) {
  const log = JSON.parse(sarifFormat(report(...findings))) as SarifLog;
  expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
  const [run] = log.runs;
  return { rules: run?.tool.driver.rules ?? [], results: run?.results ?? [], run };
}

test('one table has a writer for every format, and only the requested form is computed', () => {
  const never = () => {
    throw new Error('not requested');
  };
  expect(Object.keys(WRITERS)).toEqual([...FORMATS]);
  expect(WRITERS.text({ text: () => 'text', json: never, report: never })).toBe('text');
  expect(WRITERS.json({ text: never, json: () => 'json', report: never })).toBe('json');
  for (const format of ['github', 'sarif', 'junit'] as const)
    expect(WRITERS[format]({ text: never, json: never, report: () => report(finding()) })).toContain('it is wrong');
});

describe('github', () => {
  test('has the severity of the command, the stacks, the reason, the waiver and the help', () => {
    const full = finding({ ...{ severity: 'warning', grade: 'high', stacks: ['a-x', 'b-x'], why: 'Why.', help: 'fix it' } });
    expect(githubFormat(report(full))).toBe(
      '::warning file=environments/dev.yaml,line=3,endLine=3,col=5,endColumn=9,title=high%3A a/b::it is wrong%0Ain a-x, b-x%0AWhy.%0Ahelp: fix it\n',
    );
    expect(githubFormat(report(WAIVED))).toContain('::it is wrong (waived until 2027-01-31 by a: because)\n');
  });

  test('has no file for a finding without one', () => {
    expect(githubFormat(report(finding({ places: [{ subject: 'x' }] })))).toBe('::error title=a/b::it is wrong\n');
  });
});

describe('sarif', () => {
  test('has the rule with its text, the level and the place', () => {
    const { rules, results } = sarifOf(finding({ help: 'fix it', stacks: ['a-x'], id: '0123' }));
    expect(rules).toEqual([
      {
        id: 'a/b',
        shortDescription: { text: 'It is right.' },
        fullDescription: { text: 'It is right. Wrong costs money.' },
        help: { text: 'It is right. Wrong costs money.' },
      },
    ]);
    expect(results).toEqual([
      {
        ...{ ruleId: 'a/b', ruleIndex: 0, level: 'error', message: { text: 'it is wrong\nhelp: fix it' } },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'environments/dev.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 5, endColumn: 9 },
            },
          },
        ],
        ...{ partialFingerprints: { 'stampsFinding/v1': '0123' }, suppressions: [] },
        properties: { stacks: ['a-x'], severity: 'error' },
      },
    ]);
  });

  test('suppresses a waived finding, with the waiver as its justification', () => {
    const [result] = sarifOf(WAIVED).results;
    expect([result?.level, result?.suppressions]).toEqual([
      'note',
      [{ kind: 'external', status: 'accepted', justification: 'waived until 2027-01-31 by a: because' }],
    ]);
  });

  test('lists a rule without a text, such as one of the schema, by its ID', () => {
    const { rules, results } = sarifOf(finding(), finding({ rule: 'schema/type' }));
    expect(rules.map(({ id }) => id)).toEqual(['a/b', 'schema/type']);
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1]);
  });

  test.each([
    ['environments/a b,ü#?.yaml', 'environments/a%20b%2C%C3%BC%23%3F.yaml', '%SRCROOT%'],
    ['./plans/plan.json', 'plans/plan.json', '%SRCROOT%'],
    ['generated\\prod\\cdk.tf.json', 'generated/prod/cdk.tf.json', '%SRCROOT%'],
    ['/plans/plan 1.json', 'file:///plans/plan%201.json', undefined],
    ['C:\\plans\\plan.json', 'file:///C%3A/plans/plan.json', undefined],
    ['a\ud800b', 'a%EF%BF%BDb', '%SRCROOT%'],
  ])('has the URI of the file %j', (file, uri, uriBaseId) => {
    const [result] = sarifOf(finding({ places: [{ subject: 'x', file }] })).results;
    expect(result?.locations[0]?.physicalLocation?.artifactLocation).toEqual({ uri, ...(uriBaseId ? { uriBaseId } : {}) });
  });

  test('has every place of a finding, with the resource', () => {
    const places: Finding['places'] = [
      { subject: 'a-x', file: 'generated/a/x/cdk.tf.json', line: 7, address: 'azurerm_x.y', attribute: 'sku.name' },
      { subject: 'b-x', address: 'azurerm_x.y' },
      { subject: 'c-x' },
    ];
    const [result] = sarifOf(finding({ places })).results;
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'generated/a/x/cdk.tf.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 7 },
        },
        logicalLocations: [{ fullyQualifiedName: 'azurerm_x.y.sku.name', kind: 'resource' }],
      },
      { logicalLocations: [{ fullyQualifiedName: 'azurerm_x.y', kind: 'resource' }] },
    ]);
  });
});

describe('junit', () => {
  const suites = (...findings: Finding[]) => readXml(junitFormat(report(...findings)));

  test('has a suite for each file, and a case for each finding', () => {
    const { attributes, children } = suites(finding({ help: 'fix it' }), finding({ severity: 'warning' }), WAIVED);
    expect(attributes).toEqual({ name: 'stamps check', tests: '3', failures: '1', errors: '0', skipped: '1' });
    expect(children.map((suite) => suite.attributes)).toEqual([
      { name: 'dev.yaml', tests: '3', failures: '1', errors: '0', skipped: '1' },
      { name: 'prod.yaml', tests: '1', failures: '0', errors: '0', skipped: '0' },
    ]);
    const cases = children[0]?.children ?? [];
    expect(cases[0]?.attributes).toEqual({ name: 'it is wrong', classname: 'a/b', file: 'environments/dev.yaml', line: '3' });
    expect(cases.map((each) => each.children)).toEqual([
      [
        {
          ...{ name: 'failure', attributes: { message: 'it is wrong', type: 'a/b' }, children: [] },
          text: 'error a/b\nenvironments/dev.yaml:3:5\nit is wrong\nhelp: fix it',
        },
      ],
      [expect.objectContaining({ name: 'system-out', text: 'warning a/b\nenvironments/dev.yaml:3:5\nit is wrong' })],
      [expect.objectContaining({ name: 'skipped', attributes: { message: 'waived until 2027-01-31 by a: because' } })],
    ]);
    expect(children[1]?.children.map((each) => each.attributes['name'])).toEqual(['no findings']);
  });

  test('has the finding of several stacks in the suite of each', () => {
    const places: Finding['places'] = [{ subject: 'dev.yaml' }, { subject: 'other.yaml' }];
    const { attributes, children } = suites(finding({ places }));
    expect([attributes['tests'], attributes['failures']]).toEqual(['3', '2']);
    expect(children.map((suite) => [suite.attributes['name'], suite.attributes['failures']])).toEqual([
      ['dev.yaml', '1'],
      ['prod.yaml', '0'],
      ['other.yaml', '1'],
    ]);
  });

  test('has a case that passes if nothing was checked, because an empty report is often an error', () => {
    const { attributes, children } = readXml(junitFormat({ ...report(), checked: [] }));
    expect([attributes['tests'], children.map((suite) => suite.attributes['name'])]).toEqual(['1', ['stamps check']]);
  });

  test('returns text unchanged, except for what XML cannot contain', () => {
    const text = '<a b="c">&amp;\'\n\ttwo ]]> ##[x] ::y 🦅 \u009b';
    expect(suites(finding({ message: text })).children[0]?.children[0]?.attributes['name']).toBe(text);
    const forbidden = suites(finding({ message: 'a\u0000\u001b[31m\ud800\uffffb' })).children[0]?.children[0];
    expect(forbidden?.attributes['name']).toBe('a\\u{0}\\u{1b}[31m\\u{d800}\\u{ffff}b');
  });
});

test('every format is well-formed for any text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, (message, subject, file) => {
      const any = finding({
        message: `x${message}`,
        rule: `x${subject}`,
        places: [{ subject, file: `x${file}`, address: `x${file}` }],
      });
      expect(sarifOf(any).results).toHaveLength(1);
      const xml = junitFormat(report(any));
      expect(readXml(xml).children).toHaveLength(new Set(['dev.yaml', 'prod.yaml', subject]).size);
      expect(xml.split('\n').every((line) => /^\s*</.test(line) || line === '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
