import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/project';
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

  test('belong to the stack that is named, or whose resource group they have', () => {
    for (const plan of [PLAN, `prod-swedencentral=${PLAN}`])
      expect(reviewJson(project, ...both, '--plan', plan).findings.map(({ rule }) => rule)).toContain('replacement/forced');
  });

  test('are read as PowerShell writes them', () => {
    const file = path.join(project, 'plan.json');
    writeFileSync(file, Buffer.from(`\uFEFF${readFileSync(PLAN, 'utf8')}`, 'utf16le'));
    expect(reviewJson(project, ...both, '--plan', file).findings.map(({ rule }) => rule)).toContain('replacement/forced');
  });

  test('are all told that cannot be used', () => {
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
      expect.stringMatching(
        /other\.json: no stack has its resource group; say of which stack it is, such as --plan prod-swedencentral=/,
      ),
      expect.stringMatching(/broken\.json: it is not what `terraform show -json` prints of a saved plan$/),
      expect.stringMatching(/missing\.json: ENOENT/),
      expect.stringMatching(/there is no stack 'prod-nowhere'; there are: prod-environment, prod-swedencentral$/),
      expect.stringMatching(/there is a plan of prod-swedencentral already$/),
    ]);
  });
});
