import type { SkuName } from '../../../lib/catalog/skus';
import { lifecycleProblem } from '../../../lib/model-checks/lifecycle';

const check = (model: string, version: string, today: string, more: { sku?: SkuName; alreadyDeployed?: true } = {}) =>
  lifecycleProblem({ model, version, sku: 'GlobalStandard', format: 'OpenAI', ...more }, { today, retirementWarningDays: 90 });

const LATER = '(read by a third party by 2026-10-09, not verified with Microsoft)';
const DOCUMENTED = '(documentation of 2026-07-28)';

describe('if the sources disagree', () => {
  test('about a stage that Azure refuses, the finding is a warning that names both', () => {
    expect(check('gpt-4o', '2024-11-20', '2026-11-26')).toMatchObject({
      severity: 'warning',
      message: `the sources disagree about gpt-4o 2024-11-20: Deprecated, retires on 2027-04-14 ${DOCUMENTED}; Legacy, retires on 2027-04-14 ${LATER}`,
    });
    expect(check('gpt-4o', '2024-11-20', '2026-11-26', { alreadyDeployed: true })).toBeUndefined();
  });

  test('whether a version is retired, the finding is a warning, whichever source says so', () => {
    expect(check('o3-pro', '2025-06-10', '2026-11-26')).toMatchObject({
      severity: 'warning',
      message: `the sources disagree about o3-pro 2025-06-10: GA, retires on 2026-12-10 ${DOCUMENTED}; Deprecated, retires on 2026-11-19 ${LATER}`,
    });
    expect(check('gpt-audio-mini', '2025-10-06', '2026-11-26')).toMatchObject({
      severity: 'warning',
      message: `the sources disagree about gpt-audio-mini 2025-10-06: GA, retires on 2026-09-21 ${DOCUMENTED}; GA, retires on 2027-04-06 ${LATER}`,
    });
  });

  test('but both mean that Azure refuses it, the finding is an error', () => {
    expect(check('o3-mini', '2025-01-31', '2026-11-26')).toMatchObject({
      message: `o3-mini 2025-01-31 was retired on 2026-11-19 ${LATER}`,
    });
    expect(check('o3-mini', '2025-01-31', '2026-11-26')?.severity).toBeUndefined();
    expect(check('o3-pro', '2025-06-10', '2026-12-10')?.severity).toBeUndefined();
  });

  test('about a day that is still ahead, the later source applies', () => {
    expect(check('gpt-5.2', '2025-12-11', '2026-11-26')).toBeUndefined();
    expect(check('gpt-5.2', '2025-12-11', '2027-03-10')).toMatchObject({ severity: 'warning' });
  });
});

test('a retired family is an error that names a version to write', () => {
  expect(check('text-davinci-003', '1', '2026-11-26')).toEqual({
    about: 'model',
    message: 'Azure retired text-davinci-003 on 2024-06-14',
    help: 'use a newer model, such as model: gpt-5.4-mini, version: "2026-03-17"; npx stamps models lists all models with their dates',
  });
});
