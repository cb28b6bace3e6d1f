import { clientApiOf, isCalledByV1 } from '../lib/catalog/client-api';
import { messagesBaseUrlOf, projectEndpointOf } from '../lib/catalog/clouds';
import type { Stamp, StampDeployment } from '../lib/fleet/stamp';

/** A Terraform output. */
export interface Output {
  readonly value: string | readonly string[] | Readonly<Record<string, string>>;
  readonly description: string;
}

/**
 * The names of the deployments of a stamp, apart by how clients call them. A client that pairs `deployment_names` with `v1_base_url`
 * gets no deployment that does not answer there.
 */
export function deploymentOutputs({ deployments, names, region }: Stamp): Readonly<Record<string, Output>> {
  const those = (isMeant: (deployment: StampDeployment) => boolean) => deployments.filter(isMeant).map(({ name }) => name);
  const isMessages = ({ format, model }: StampDeployment) => clientApiOf(format, model) === 'messages';
  const isV1 = ({ format, model }: StampDeployment) => isCalledByV1(format, model);
  const [messages, others] = [those(isMessages), those((each) => !isV1(each) && !isMessages(each))];
  return {
    deployment_names: { value: those(isV1), description: 'The names that clients send as model' },
    ...(messages.length === 0
      ? {}
      : {
          messages_base_url: {
            value: messagesBaseUrlOf(names.customSubdomain, region.cloud),
            description: 'The base URL of the Messages API for models of Anthropic',
          },
          messages_deployment_names: {
            value: messages,
            description: 'The names that clients send as model to the Messages API',
          },
        }),
    ...(others.length === 0
      ? {}
      : {
          other_deployment_names: {
            value: others,
            description: 'The names of deployments for which it is not known which client can call them',
          },
        }),
  };
}

/** The endpoints of the projects of a stamp; no output if it has none. */
export const projectOutputs = ({ projects, names, region }: Stamp): Readonly<Record<string, Output>> =>
  projects.length === 0
    ? {}
    : {
        project_endpoints: {
          value: Object.fromEntries(
            projects.map(({ name }) => [name, projectEndpointOf(names.customSubdomain, name, region.cloud)]),
          ),
          description: 'The endpoints of the projects, by name',
        },
      };
