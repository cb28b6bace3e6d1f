import { isExtraConfiguration, terraformFile } from '../../../lib/stack/terraform-file';

// Tested with Terraform 1.11.4, which also reads variable files that begin with a period.
test.each([
  ['.auto.tfvars', 'variables'],
  ['.x.auto.tfvars.json', 'variables'],
  ['#x.auto.tfvars', 'variables'],
  ['terraform.tfvars', 'variables'],
  ['terraform.tfvars.json', 'variables'],
  ['x.auto.tfvars', 'variables'],
  ['prod.tfvars', 'none'],
  ['.terraform.tfvars', 'none'],
  ['sub/x.auto.tfvars', 'none'],
  ['x.tf', 'configuration'],
  ['.x.tf', 'none'],
  ['x.tf~', 'none'],
  ['#x.tf#', 'none'],
  ['#x.tf', 'configuration'],
  ['override.tf', 'override'],
  ['x_override.tofu.json', 'override'],
  ['x_override.tf.json', 'override'],
  ['modules/x.tf', 'none'],
  ['terraform.tfstate', 'state'],
  ['terraform.tfstate.backup', 'state'],
  ['.terraform/modules/modules.json', 'data'],
])('Terraform reads %s as %s', (name, use) => {
  expect(terraformFile(name).use).toBe(use);
  expect(isExtraConfiguration(name)).toBe(['configuration', 'override', 'variables'].includes(use));
});

test('generated files are not extra files', () => {
  expect(['cdk.tf.json', 'README.md', '.terraform.lock.hcl'].map(isExtraConfiguration)).toEqual([false, false, false]);
});
