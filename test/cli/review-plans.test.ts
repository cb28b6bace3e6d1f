import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/root';
import { generatedOf } from '../support/review-pairs';
import { reviewJson, reviewProcess, write } from '../support/review-project';

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'review-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const BASE = generatedOf({});
const MORE_CAPACITY = generatedOf({ prod: { deployments: { chat: { capacity: 150 } } } });

describe('plans', () => {
  const PLAN = path.join(ROOT, 'test/review/pairs/plan-replacement/plan.json');

  beforeEach(() => {
    write(BASE, path.join(project, 'before'));
    write(MORE_CAPACITY, path.join(project, 'after'));
  });

  const both = ['--base', './before', '--head', './after'];

  test('belong to the named stack, or to the stack whose resource group they contain', () => {
    for (const plan of [PLAN, `prod-swedencentral=${PLAN}`])
      expect(reviewJson(project, ...both, '--plan', plan).findings.map(({ rule }) => rule)).toContain('replacement/forced');
  });

  test('can be in the encoding of PowerShell', () => {
    const file = path.join(project, 'plan.json');
    writeFileSync(file, Buffer.from(`\uFEFF${readFileSync(PLAN, 'utf8')}`, 'utf16le'));
    expect(reviewJson(project, ...both, '--plan', file).findings.map(({ rule }) => rule)).toContain('replacement/forced');
  });

  test('that cannot be used are all reported', () => {
    const [other, broken] = [path.join(project, 'other.json'), path.join(project, 'broken.json')];
    writeFileSync(other, JSON.stringify({ format_version: '1.2', planned_values: {}, resource_changes: [] }));
    writeFileSync(broken, JSON.stringify({ format_version: '1.0' }));
    const { status, stdout, stderr } = reviewProcess(
      project,
      ...both,
      ...[
        '--plan',
        other,
        broken,
        path.join(project, 'missing.json'),
        `prod-nowhere=${PLAN}`,
        PLAN,
        `prod-swedencentral=${PLAN}`,
      ],
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/other\.json: no stack has its resource group; name the stack, such as --plan prod-swedencentral=/),
      expect.stringMatching(/broken\.json: it is not the output of `terraform show -json` for a saved plan$/),
      expect.stringMatching(/missing\.json: ENOENT/),
      expect.stringMatching(/there is no stack 'prod-nowhere'; the stacks are: prod-environment, prod-swedencentral$/),
      expect.stringMatching(/another --plan is for prod-swedencentral already$/),
    ]);
  });
});
