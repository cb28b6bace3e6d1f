import { CONNECTIONS, NO_APPLICATION_INSIGHTS } from '../catalog/connections';
import { parseResourceId } from '../catalog/resource-id';
import type { Located } from '../fleet/fleet';
import type { Stamp, StampProject } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Azure has projects only on accounts that are made for them. */
export const projects = stampRule(
  'account/projects',
  'Projects are on an account of kind AIServices with projectManagement, and connect to other resources without keys.',
  (stamp, located) => [...ofAccount(stamp, located), ...stamp.projects.flatMap((project) => ofConnections(project, located))],
);

const HELP =
  'set account: { kind: AIServices, projectManagement: true }, and keep the names of an existing account (docs/environments.md#the-kind-of-the-account); projectManagement cannot be turned off later';

function ofAccount({ account, projects: all }: Stamp, located: Located<Stamp>): Finding[] {
  const { kind, projectManagement } = account;
  if (projectManagement && kind === 'OpenAI')
    return [
      finding(located, ['account', 'projectManagement'], {
        message: 'an account of kind OpenAI cannot have projects',
        help: 'set account: { kind: AIServices } and keep the names of an existing account (docs/environments.md#the-kind-of-the-account), or remove projectManagement',
      }),
    ];
  if (projectManagement) return [];
  return all.slice(0, 1).map(({ key }) =>
    finding(located, ['projects', key], {
      message:
        kind === 'OpenAI'
          ? `an account of kind OpenAI cannot have projects, such as '${key}'`
          : `the account cannot have projects, such as '${key}', without projectManagement`,
      help: HELP,
      about: 'key',
    }),
  );
}

const ofConnections = ({ key, connections }: StampProject, located: Located<Stamp>): Finding[] =>
  connections.flatMap(({ key: name, type, resourceId }): Finding[] => {
    const path = ['projects', key, 'connections', name];
    if (type === 'applicationInsights')
      return [
        finding(located, [...path, 'type'], {
          message: NO_APPLICATION_INSIGHTS,
          help: 'remove the connection; send telemetry from the code of the agents, with an identity that has the role Monitoring Metrics Publisher',
        }),
      ];
    const parsed = parseResourceId(CONNECTIONS[type].resourceType, resourceId);
    return typeof parsed === 'string'
      ? [
          finding(located, [...path, 'resourceId'], {
            message: `the ID of the connected resource is not valid: ${parsed}`,
            help: 'copy it from the page of the resource in the portal (JSON view), or from the output of: az resource show --query id',
          }),
        ]
      : [];
  });
