import { hasRetired } from '../../../lib/calendar/retirement-day';

const O4_MINI = { model: 'o4-mini', version: '2025-04-16', sku: 'GlobalStandard', cloud: 'public' } as const;

test('a version has retired from its day', () => {
  expect([hasRetired(O4_MINI, '2026-11-18'), hasRetired(O4_MINI, '2026-11-19')]).toEqual([false, true]);
});

test('a version may still answer in a cloud whose days the catalogue does not have', () => {
  expect(hasRetired({ ...O4_MINI, cloud: 'usgovernment' }, '2027-11-19')).toBe(false);
});

test('a version may still answer as long as one source says so', () => {
  const o3Pro = { ...O4_MINI, model: 'o3-pro', version: '2025-06-10' };
  expect([hasRetired(o3Pro, '2026-12-09'), hasRetired(o3Pro, '2026-12-10')]).toEqual([false, true]);
});

test('a family that Azure no longer offers has retired, and a version that the catalogue does not know has not', () => {
  expect(hasRetired({ ...O4_MINI, model: 'gpt-35-turbo', version: '0125' }, '2026-01-01')).toBe(true);
  expect(hasRetired({ ...O4_MINI, model: 'gpt-9' }, '2030-01-01')).toBe(false);
});
