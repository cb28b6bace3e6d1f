// Redacts a plan (terraform show -json, on standard input) to addresses and actions, without values: redact-plan.mjs STATUS
//
// STATUS is the exit code of `terraform plan -detailed-exitcode`. A plan contains every value of every resource in plain text, including
// words of blocklists and sensitive values. The output may be shown to everyone who can read the repository, and has the form of a plan, so
// that `npx stamps review --plan` accepts it. This is a list of the fields to keep, not of those to remove: a new field is left out.
import process from 'node:process';
import { text } from 'node:stream/consumers';

const plan = JSON.parse(await text(process.stdin));
const [status] = process.argv.slice(2);

/** Whether there is a value, without the value. */
const something = (value) => (value === null || value === undefined ? null : {});

const kept = (change) => ({
  address: change.address,
  ...(change.previous_address === undefined ? {} : { previous_address: change.previous_address }),
  mode: change.mode,
  type: change.type,
  name: change.name,
  provider_name: change.provider_name,
  // The key of a deposed object is not relevant.
  ...(change.deposed === undefined ? {} : { deposed: 'left' }),
  change: {
    actions: change.change.actions,
    before: something(change.change.before),
    after: something(change.change.after),
    // Only the attribute: deeper in a path, there may be user-defined keys.
    ...(change.change.replace_paths === undefined
      ? {}
      : { replace_paths: change.change.replace_paths.map(([attribute]) => [attribute]) }),
    ...(change.change.importing === undefined ? {} : { importing: {} }),
  },
  ...(change.action_reason === undefined ? {} : { action_reason: change.action_reason }),
});

/** The attributes that were changed outside Terraform, with placeholders for their values. */
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
