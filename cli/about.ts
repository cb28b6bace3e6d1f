/** The commands by purpose, in the order in which a team needs them, each with what it does. */
export const COMMANDS = {
  Start: {
    init: 'Write a new repository: an environment, its Terraform, tests and pipelines.',
    completion: 'Print a script that completes commands, options and values in bash, zsh or fish.',
  },
  Configure: {
    add: 'Add an environment, region, deployment or grant to environments/*.yaml, and keep everything else in the file.',
    synth: 'Generate Terraform under generated/ from environments/*.yaml, one folder per stack.',
    check: 'Check environments/*.yaml against all rules, without synthesis and without access to Azure.',
    explain:
      'Show where a setting of a stamp is written and where it ends in Terraform, or which settings an address depends on.',
    models: 'Show which models can be deployed, where and until when, according to the catalogue.',
    calendar:
      'Show what is ahead: retirements of deployed models and last days of waivers, also as a calendar to subscribe to.',
    quota: "Show how much of each subscription's quota its deployments use in total.",
    upgrade: 'Write the next step of replacing models that retire: in place, or by a successor beside the old deployment.',
    schema: 'Write the JSON Schemas for environment files to schema/, for completion in editors.',
  },
  Review: {
    review: 'Report what a change of generated/ means for exposure, residency, content safety, access, cost and data loss.',
    guard: 'Check stacks, or Terraform plans from any source, against the guardrails, without access to Azure.',
  },
  Deploy: {
    list: 'List the stacks under generated/, in the order in which they are applied.',
    preflight: 'Ask Azure, before an apply, what would make it fail: rights, quota, names, addresses, policies. Only reads.',
    diff: 'Show what a deployment of stacks would change.',
    deploy: 'Deploy stacks from generated/ with Terraform, one at a time.',
    verify: 'Check from inside the network, after an apply, that stamps answer, refuse and filter as they should.',
    destroy: 'Destroy all resources of stacks, one at a time.',
    cdktf: 'List, diff, deploy or destroy stacks with the CDKTF CLI, without its telemetry.',
    atlantis: 'Write atlantis.yaml, the configuration of Atlantis: one project for each stack in generated/.',
    drift:
      'Show what Azure has that generated/ does not: words, filters, deployments, endpoints. Terraform does not look at all of it.',
    ids: 'Print the import ID of every resource of a stack, using only its generated Terraform.',
    adopt: 'Write an environment for an account that exists, with the import blocks that take it over. Only reads Azure.',
    recover: 'Recover a stack after an interrupted apply: take over what exists in Azure, and repair what failed.',
  },
  'Maintain the kit, in its own repository': {
    'catalog-update': 'Ask Azure which models a subscription can deploy, and show the resulting changes to the catalogue.',
  },
} as const;

type Purposes = typeof COMMANDS;
/** The name of a command. */
export type CommandName = { [Purpose in keyof Purposes]: keyof Purposes[Purpose] }[keyof Purposes];

/** What each command does, in one sentence. */
export const ABOUT = Object.assign({}, ...Object.values(COMMANDS)) as Readonly<Record<CommandName, string>>;
