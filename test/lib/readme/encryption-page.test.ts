import { exampleFiles } from '../../support/project';

const FILES = exampleFiles('encryption');
const page = (stamp: string) => FILES.get(`generated/ember/${stamp}/README.md`) ?? '';

test('the page says which form of the key is known, and what Azure requires of the others', () => {
  expect(page('francecentral')).toContain('RSA with 2048 bits, if this stack created the key');
  expect(page('swedencentral')).toContain('does not read the key. Azure requires RSA with 2048 bits');
  expect(page('hsm')).toContain('does not read the key. Azure requires RSA with at least 2048 bits');
});

test('the page says which changes cannot be undone', () => {
  expect(page('francecentral')).toContain('Purge protection of the vault cannot be turned off.');
  expect(page('swedencentral')).not.toContain('cannot be turned off');
  expect(page('swedencentral')).toContain('The account can go back to a key of Microsoft');
  expect(page('hsm')).toContain('**Once the account has projects, it cannot go back to a key of Microsoft**');
});
