import { configurationIn, exampleFleet, synthesized } from '../support/project';
import { EXAMPLES, TODAY } from '../support/root';
import { digest } from '../support/digest';
import { checkAll } from '../../stacks/rules';

/** The warnings of examples: where policies register endpoints, where states outside Azure are, and what is assumed about a cloud. */
const DOUBTS = new Map([
  ['foundry', ['model/availability', 'model/availability']],
  ['hcp-terraform', ['residency/cloud-state']],
  ['policy-dns', ['dns/policy']],
  ['us-government', ['environment/cloud-facts']],
]);

describe.each(EXAMPLES)('the example %s', (name) => {
  const fleet = exampleFleet(name);
  const files = synthesized(fleet);
  const folders = [...files.keys()]
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.split('/').slice(1, 3).join('/'));

  test('has no problems, except for warnings about what the kit cannot know', () => {
    const doubts = DOUBTS.get(name) ?? [];
    expect(checkAll(fleet, { today: TODAY }).map(({ rule }) => rule)).toEqual(doubts);
  });

  test.each(folders)('generates the same Terraform for %s as before', (folder) => {
    expect(digest(configurationIn(files, folder))).toMatchSnapshot();
  });
});
