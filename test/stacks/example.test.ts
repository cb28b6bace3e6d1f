import { EXAMPLES, configurationIn, exampleFleet, synthesized, TODAY } from '../support/project';
import { digest } from '../support/digest';
import { checkAll } from '../../stacks/rules';

describe.each(EXAMPLES)('the example %s', (name) => {
  const fleet = exampleFleet(name);
  const files = synthesized(fleet);
  const folders = [...files.keys()]
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.split('/').slice(1, 3).join('/'));

  test('has no problem, but for the doubt about every policy that registers endpoints', () => {
    const doubts = name === 'policy-dns' ? ['dns/policy'] : [];
    expect(checkAll(fleet, { today: TODAY }).map(({ rule }) => rule)).toEqual(doubts);
  });

  test.each(folders)('makes of %s what it made before', (folder) => {
    expect(digest(configurationIn(files, folder))).toMatchSnapshot();
  });
});
