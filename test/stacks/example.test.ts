import { EXAMPLES, configurationIn, exampleFleet, synthesized, TODAY } from '../support/project';
import { checkFleet } from '../../lib/rules';
import { addressesOf } from '../support/terraform';
import { digest } from '../support/digest';

describe.each(EXAMPLES)('the example %s', (name) => {
  const fleet = exampleFleet(name);
  const files = synthesized(fleet);
  const folders = [...files.keys()]
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.split('/').slice(1, 3).join('/'));

  test('has no problem', () => {
    expect(checkFleet(fleet, { today: TODAY })).toEqual([]);
  });

  test.each(folders)('keeps its addresses in %s: one that vanishes needs a moved block', (folder) => {
    expect(addressesOf(configurationIn(files, folder)).join('\n')).toMatchSnapshot();
  });

  test.each(folders)('makes of %s what it made before', (folder) => {
    expect(digest(configurationIn(files, folder))).toMatchSnapshot();
  });
});
