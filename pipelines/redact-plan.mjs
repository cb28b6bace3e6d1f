// Keeps of a plan (terraform show -json, on standard input) what it would do to which address, and no value: redact-plan.mjs STATUS
//
// STATUS is what `terraform plan -detailed-exitcode` ended with. A plan holds every value of every resource, words of blocklists and
// whatever is marked as sensitive too, in plain text. What is kept here may be shown to everyone who can read the repository, and has the
// form of a plan, so that `npm run review -- --plan` takes it. It is a list of what stays, not of what goes: a new field stays out.
import process from 'node:process';
import { text } from 'node:stream/consumers';

const plan = JSON.parse(await text(process.stdin));
const [status] = process.argv.slice(2);

/** That there is something, without saying what. */
const something = (value) => (value === null || value === undefined ? null : {});

const kept = (change) => ({
  address: change.address,
  ...(change.previous_address === undefined ? {} : { previous_address: change.previous_address }),
  mode: change.mode,
  type: change.type,
  name: change.name,
  provider_name: change.provider_name,
  // Which of several leftovers it is says nothing.
  ...(change.deposed === undefined ? {} : { deposed: 'left' }),
  change: {
    actions: change.change.actions,
    before: something(change.change.before),
    after: something(change.change.after),
    // The attribute alone: deeper in a path, there may be keys that people chose.
    ...(change.change.replace_paths === undefined
      ? {}
      : { replace_paths: change.change.replace_paths.map(([attribute]) => [attribute]) }),
    ...(change.change.importing === undefined ? {} : { importing: {} }),
  },
  ...(change.action_reason === undefined ? {} : { action_reason: change.action_reason }),
});

/** Which attributes somebody changed outside of Terraform, with other words in the place of what they were and are. */
function drifted({ address, mode, type, name, change: { actions, before, after } }) {
  const attributes = Object.keys({ ...before, ...after });
  const changed = attributes.filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]));
  const all = (word) => Object.fromEntries(changed.map((key) => [key, word]));
  const change = { actions, before: something(before) && all('before'), after: something(after) && all('after') };
  return { address, mode, type, name, change };
}

process.stdout.write(
  `${JSON.stringify(
    {
      format_version: plan.format_version,
      terraform_version: plan.terraform_version,
      applyable: status === '2',
      ...(plan.errored === true ? { errored: true } : {}),
      ...(plan.complete === false ? { complete: false } : {}),
      planned_values: {},
      resource_drift: (plan.resource_drift ?? []).map(drifted),
      resource_changes: (plan.resource_changes ?? []).map(kept),
    },
    null,
    2,
  )}\n`,
);
