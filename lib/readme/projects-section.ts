import { projectEndpointOf } from '../catalog/clouds';
import { cloudOf } from '../stack/facts/cloud';
import type { FactOf } from '../stack/facts/kinds';
import { code, prose, table } from './markdown';
import type { StampReading } from './stamp-reading';

/** The projects of a stamp and what they connect to; undefined if there are neither. */
export function projectsSection({ facts, stack }: StampReading): string | undefined {
  const [projects, connections] = [facts.all('project'), facts.all('connection')];
  if (projects.length + connections.length === 0) return undefined;
  const rows = projects.map((project) => {
    const { name = 'not set', displayName = 'not set', description = 'not set' } = project.value;
    const subdomain = facts.referred('account', project.value.account)?.value.subdomain;
    const endpoint = subdomain === undefined ? '**not known**' : projectEndpointOf(subdomain, name, cloudOf(stack));
    return [code(name), prose(displayName), prose(description), endpoint];
  });
  const connected = connections.map((connection) => {
    const { name = 'not set', category = 'not set', resourceId, target = 'not set', signIn } = connection.value;
    const owner = facts.at(connection.value.owner?.to?.address);
    return [
      code(name),
      owner?.kind === 'project' ? code(facts.nameOf(connection.value.owner) ?? '') : '**every project of the account**',
      prose(category),
      code(resourceId ?? target),
      signInWords(signIn),
    ];
  });
  return [
    ...(rows.length === 0 ? [] : [table(['Project', 'Display name', 'Description', 'Endpoint'], rows)]),
    ...(connected.length === 0 ? [] : [table(['Connection', 'Of', 'Category', 'To', 'Signs in with'], connected)]),
    ...(rows.length === 0 ? [] : [NOTE]),
  ].join('\n\n');
}

/** What the kit does not decide. */
const NOTE =
  'Agents are built in the projects, not in this repository: what they do, which data they read and keep, and where that data is processed, are not on this page. The identity of a project has the rights that [Access](#access) lists.';

const signInWords = (signIn: FactOf<'connection'>['value']['signIn']) =>
  signIn === 'AAD'
    ? 'the identity of the project'
    : signIn === 'ManagedIdentity'
      ? 'a managed identity'
      : `**${prose(signIn ?? 'not known')}**`;
