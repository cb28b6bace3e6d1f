import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KNOWN_TYPES } from '../lib/changes/effects';
import { changeTables, withChanges } from './support/changes/change-tables';
import { dayTwoPage } from './support/changes/day-two-page';
import { stepOf } from './support/changes/row';
import { ROWS } from './support/changes/rows';
import { settingPaths } from './support/changes/setting-paths';
import { isSame, stackPairs } from './support/changes/stack-pairs';
import { ROOT } from './support/root';
import { addressesOf } from './support/terraform';

const settings = settingPaths();
const isWithin = (path: string, setting: string) => path === setting || path.startsWith(`${setting}.`);

test('every setting has a row', () => {
  const covered = ROWS.flatMap((row) => row.settings);
  expect(settings.filter((path) => !covered.some((setting) => isWithin(path, setting)))).toEqual([]);
});

test('no two rows have the same name', () => {
  expect(ROWS.map(({ change }) => change).filter((change, i, all) => all.indexOf(change) !== i)).toEqual([]);
});

test('the effects of every resource type are known', () => {
  const types = readFileSync(path.join(ROOT, 'test/snapshots/addresses.txt'), 'utf8').matchAll(/^ +(\w+)\./gm);
  expect([...new Set([...types].map(([, type]) => type))].filter((type) => !KNOWN_TYPES.includes(type ?? ''))).toEqual([]);
});

describe.each(ROWS.map((row) => [row.change, row] as const))('%s', (_, row) => {
  test('names settings that exist', () => {
    expect(row.settings.filter((setting) => !settings.some((path) => isWithin(path, setting)))).toEqual([]);
  });

  test('promises actions only on resources that exist before or after', () => {
    const unknown = stackPairs(row).flatMap(({ before, after, promise }) => {
      const [old, fresh] = [before, after].map((configuration) => (configuration ? addressesOf(configuration) : []));
      return promise
        .filter(({ action, address }) => !(action === 'destroy' ? old : fresh)?.includes(address))
        .map(({ action, address }) => `${action} ${address}`);
    });
    expect(unknown).toEqual([]);
  });

  test('promises actions only in stacks that differ', () => {
    expect(stackPairs(row).filter((pair) => pair.promise.length > 0 && isSame(pair))).toEqual([]);
  });

  test('has an order of promised actions only', () => {
    const { promise = [] } = stackPairs(row).find(({ stack }) => stack === 'prod/swedencentral') ?? {};
    const ordered = (row.order ?? []).map(stepOf);
    expect(ordered.filter(({ address }) => !promise.some((step) => step.address === address))).toEqual([]);
  });
});

test.each([
  ['docs/terraform.md', (page: string) => withChanges(page, changeTables())],
  ['docs/day-two.md', dayTwoPage],
])('%s is current', (name, write) => {
  const file = path.join(ROOT, name);
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8') : `(no ${name})`);
  const expected = write(read());
  if (process.env['EXPECTED'] === 'write') writeFileSync(file, expected);
  expect(read()).toBe(expected);
});
