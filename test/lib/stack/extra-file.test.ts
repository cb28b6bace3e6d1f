import { readExtraFile } from '../../../lib/stack/extra-file';

test('what cannot be read shows nothing of its values', () => {
  for (const text of ['{"password": "secret" oops', '["secret"]', '{"a": "secret", "a": "secret"}', 'secret']) {
    const { unread, holds } = readExtraFile('terraform.tfvars.json', text, undefined);
    expect(unread).toContain('it is not JSON as Terraform reads it');
    expect(`${unread} ${holds.join()}`).not.toContain('secret');
  }
});
