import { CONTAINER_ROLES } from '../catalog/pipelines';
import { findRole } from '../catalog/roles';
import { stateIdentities, stateRoleNames } from '../environment/names';
import type { StateAccount } from '../environment/state-account';
import { BOOTSTRAP_CONTAINER } from '../environment/state-account';
import { code, prose, table } from './markdown';

/** What a person wants to know of a storage account for states, and of those who may plan and apply. */
export function statePage(account: StateAccount): string {
  const { id, name, resourceGroup, location, environments } = account;
  const files = environments.map((each) => code(`environments/${each.name}.yaml`)).join(', ');
  return (
    [
      `# ${id}`,
      `Where Terraform keeps the state of **${environments.map((each) => each.name).join(', ')}**, and who may plan and apply by pipelines: the storage account ${code(name)} in the resource group ${code(resourceGroup)}, ${location.displayName} (${location.geography}).`,
      `Generated from ${files}: change that, not this folder.`,
      `## The storage account\n\n${storage(account)}`,
      `## Who may plan and apply\n\n${deployers(account)}`,
      `## Applying it\n\n${applying(account)}`,
    ].join('\n\n') + '\n'
  );
}

function storage({ environments, replication, keepDeletedDays, ...network }: StateAccount): string {
  const sources = [...network.allowedRanges, ...network.allowedSubnetIds].map(code);
  return [
    table(
      ['Container', 'State of'],
      [
        ...environments.map((each) => [code(each.container), each.name]),
        [code(BOOTSTRAP_CONTAINER), 'this stack itself, once it is moved there; no pipeline is let in'],
      ],
    ),
    `No keys, only tokens of Entra ID. ${replication === 'ZRS' ? 'Copies in three zones' : 'Copies in one data centre'}, none in another region. Every version of a state is kept; what is deleted can be had back for ${keepDeletedDays} days. ` +
      `It can be reached from ${sources.length === 0 ? 'any network' : sources.join(', ')}.`,
    'A lock and `prevent_destroy` keep Terraform and people from deleting it: docs/deploy.md says how to do it on purpose.',
  ].join('\n\n');
}

function deployers({ name, plan, environments, assignableRoles }: StateAccount): string {
  const identities = stateIdentities(name);
  const all = environments.map((each) => each.name).join(', ');
  const rows = [
    ...plan.map(({ issuer, subject }) => [code(identities.plan), `plan ${all}`, code(subject), prose(issuer)]),
    ...environments.flatMap((each) =>
      each.apply.map(({ issuer, subject }) => [
        code(identities.apply(each.name)),
        `apply ${each.name}`,
        code(subject),
        prose(issuer),
      ]),
    ),
  ];
  if (rows.length === 0) return 'Nobody by a pipeline.';
  const roles = assignableRoles.map(roleName).sort();
  return [
    table(['Identity', 'May', 'For whoever shows a token for', 'Of'], rows),
    `To plan is the custom role ${code(stateRoleNames(name).plan)}, to apply ${code(stateRoleNames(name).apply)}; both hold exactly the operations that Terraform needs, and neither reads the keys of an account. On the containers of the states, whoever plans has ${CONTAINER_ROLES.plan.name}, and takes no lock; whoever applies has ${CONTAINER_ROLES.apply.name}.`,
    `Who applies may assign these roles and no other: ${roles.join(', ')}.`,
  ].join('\n\n');
}

function roleName(id: string): string {
  const answer = findRole(id);
  return 'roles' in answer ? answer.roles.map(({ name }) => name).join(', ') : id;
}

const applying = ({ id, name, migrated }: StateAccount) =>
  `Once, by a person who is Owner of the subscriptions, before anything else: ${code(`npm run deploy -- ${id}`)}, or ${code('terraform apply')} in ${code(`generated/state/${name}`)}. ` +
  (migrated
    ? `Its own state is in the container ${code(BOOTSTRAP_CONTAINER)}.`
    : `Its own state is a file beside the project until ${code('migrated: true')} says otherwise; docs/deploy.md says how to move it.`);
