import { afterwards } from '../../../cli/drift/afterwards';
import { drift } from '../../../lib/drift/drift';
import type { AccountOf } from '../../support/azure/account-of';
import { accountOf, serve } from '../../support/azure/account-of';
import { clientOf } from '../../support/azure/client';
import { FakeResourceManager } from '../../support/azure/resource-manager';
import { TODAY } from '../../support/root';
import { named, stacksOf } from './changes';

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

const SEALED = stacksOf('terms-variable');

/** What differs, whether the next apply leaves it, and what was not compared after a change, except for words. */
async function compared(change: (has: AccountOf) => void) {
  const stack = SEALED.get('generated/sealed/swedencentral');
  if (!stack) throw new Error('no stack');
  const has = accountOf(stack);
  change(has);
  serve(azure, has);
  const found = await drift(SEALED, () => clientOf(azure), TODAY);
  const { review, uncompared, unread } = found;
  expect(unread).toEqual([]);
  return {
    findings: review.stacks.flatMap(({ findings }) =>
      findings.map(({ severity, rule, address = '', message }) => `${severity} ${rule} ${address}: ${message}`),
    ),
    isLeft: afterwards(found).includes('What is in no stack: '),
    uncompared: uncompared.map(({ message }) => message).filter((each) => !each.startsWith('the words of ')),
  };
}

/** Adds a list, which someone made by hand. */
const add = ({ lists, items }: AccountOf, name: string) => {
  lists.push({ name, properties: {}, systemData: { lastModifiedBy: 'mallory' } });
  items[name] = [{ name: 'item0', properties: { pattern: 'nothing', isRegex: false } }];
};

const ALIKE = {
  isLeft: true,
  findings: [
    'high drift/foreign-blocklist azurerm_cognitive_account_rai_blocklist.account_blocklist_customers: more than one blocklist can be customers of the stack, and at most one is: customers-0a1b2c3d, customers-FFFFFFFF',
  ],
  uncompared: [
    'whether the filter strict uses the blocklist customers of the stack: only Terraform knows which of customers-0a1b2c3d, customers-FFFFFFFF it is',
  ],
};

test('a second list that can be that of the stack is named', async () => {
  expect(
    await compared((has) => {
      add(has, 'customers-FFFFFFFF');
    }),
  ).toEqual(ALIKE);
});

test('a filter that was moved to such a list is not called the same', async () => {
  expect(
    await compared((has) => {
      add(has, 'customers-FFFFFFFF');
      const entries = named(has.filters, 'strict').properties['customBlocklists'] as { blocklistName: string }[];
      for (const entry of entries)
        entry.blocklistName = entry.blocklistName.replace(/^customers-0a1b2c3d$/, 'customers-ffffffff');
    }),
  ).toEqual(ALIKE);
});

test('a list whose name only begins in the same way is another one', async () => {
  const { findings, uncompared } = await compared((has) => {
    add(has, 'customers-ffffffff2');
  });
  expect(findings).toEqual([
    'notice content-safety/blocklist-words azurerm_cognitive_account_rai_blocklist.not-generated["customers-ffffffff2"]: the blocklist customers-ffffffff2 is new: 0 entries (last changed by mallory)',
  ]);
  expect(uncompared).toEqual([]);
});
