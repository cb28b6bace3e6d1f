import { statePage } from '../../../lib/readme/state-page';
import { exampleFleet } from '../../support/project';

const pageOf = (example: string) =>
  exampleFleet(example)
    .stateAccounts.map(({ value }) => statePage(value))
    .join('');

describe('the page of a storage account for states', () => {
  test('says whose states are where, and who may do what', () => {
    const page = pageOf('state-backend');
    expect(page).toMatch(/^# state-sttfstateclaims\n/);
    expect(page).toContain('Generated from `environments/live.yaml`, `environments/trial.yaml`');
    expect(page).toMatch(/\| `trial` +\| trial +\|/);
    expect(page).toMatch(
      /\| `id-sttfstateclaims-plan` +\| plan live, trial +\| `repo:contoso\/ai-stamps:pull_request` +\| https:\/\/token\.actions/,
    );
    expect(page).toMatch(/\| `id-sttfstateclaims-apply-live` +\| apply live +\| `\/eid1\/c\/pub\/t\/AAAA/);
    expect(page).toMatch(/Who applies may assign these roles and no other: .*Cognitive Services OpenAI User, .*Reader\./);
    expect(page).toContain(
      'whoever plans has Storage Blob Data Reader, and takes no lock; whoever applies has Storage Blob Data Contributor.',
    );
    expect(page).toContain('It can be reached from any network.');
    expect(page).toContain('Its own state is a file beside the project');
  });

  test('says from where it can be reached, and that its state is in it', () => {
    const page = pageOf('state-backend-private');
    expect(page).toMatch(/It can be reached from `198\.51\.100\.0\/28`, `203\.0\.113\.9`, `\/subscriptions\/.*snet-runners`\./);
    expect(page).toContain('what is deleted can be had back for 90 days');
    expect(page).toContain('Nobody by a pipeline.');
    expect(page).toContain('Its own state is in the container `bootstrap`.');
  });
});
