import { drift } from '../../../lib/drift/drift';
import type { AccountOf } from '../../support/azure/account-of';
import { accountOf, serve } from '../../support/azure/account-of';
import { clientOf } from '../../support/azure/client';
import { FakeResourceManager } from '../../support/azure/resource-manager';
import { EXAMPLES, TODAY } from '../../support/root';
import { ACCOUNT_CHANGES } from './account-changes';
import { CHANGES, PROD, stacksOf } from './changes';
import { ENDPOINTS_ELSEWHERE } from './endpoints-elsewhere';
import { OUTSIDE_NAMES } from './outside-names';
import { SPELLINGS } from './spellings';

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

/** What differs after a change in Azure, as lines: `severity rule address: message`. */
async function found(stacks: typeof PROD, id: string, change: (has: AccountOf) => void) {
  for (const stack of stacks.values()) {
    if (!stack.resources.has('azurerm_cognitive_account.account')) continue;
    const has = accountOf(stack);
    if (stack.id === id) change(has);
    serve(azure, has);
  }
  const client = clientOf(azure);
  const result = await drift(stacks, () => client, TODAY);
  expect(result.unread).toEqual([]);
  expect(result.review.stacks.map((stack) => stack.id)).toEqual(result.review.stacks.length > 0 ? [id] : []);
  return result.review.stacks.flatMap(({ findings }) =>
    findings.map(({ severity, rule, address = '', message }) => `${severity} ${rule} ${address}: ${message}`),
  );
}

test.each(EXAMPLES)('nothing differs if Azure has what the stacks describe: %s', async (example) => {
  const stacks = stacksOf(example);
  const [first] = [...stacks.values()];
  expect(await found(stacks, first?.id ?? '', () => undefined)).toEqual([]);
});

test.each([...CHANGES, ...ACCOUNT_CHANGES, ...OUTSIDE_NAMES, ...SPELLINGS, ...ENDPOINTS_ELSEWHERE])(
  '$what',
  async ({ stacks = PROD, id = 'prod-swedencentral', change, expected }) => {
    expect(await found(stacks, id, change)).toEqual(expected);
  },
);
