import { clientApiOf } from '../catalog/client-api';
import type { ServedCloud } from '../catalog/cloud-name';
import { messagesBaseUrlOf, tokenScopeOf, v1BaseUrlOf } from '../catalog/clouds';
import { cloudOf } from '../stack/facts/cloud';
import type { ClientApi } from '../catalog/publishers';
import type { ClientExample } from './client-examples';
import { CLIENT_EXAMPLES } from './client-examples';
import { code, fence } from './markdown';
import type { StampReading } from './stamp-reading';
import { accountOf } from './stamp-reading';

/** The values that a client needs to call a deployment. */
interface Callable {
  readonly name: string;
  readonly format: string;
  /** The custom subdomain of the account of the deployment. */
  readonly subdomain: string;
  /** Undefined: it is not known how to call it. */
  readonly api: ClientApi | undefined;
}

/** Examples in Python and TypeScript that call a stamp without a key; undefined if there is no deployment to call. */
export function clientCode(reading: StampReading): string | undefined {
  const deployments = reading.deployments.flatMap((each): Callable[] => {
    const { name = '', model = '', format = '' } = each.value;
    const subdomain = accountOf(reading, each)?.value.subdomain;
    return subdomain === undefined ? [] : [{ name, format, subdomain, api: clientApiOf(format, model) }];
  });
  const withApi = (api: ClientApi) => deployments.filter((each) => each.api === api);
  const [answering, embedding] = [withApi('responses'), withApi('embeddings')];
  const groups = [answering.length > 0 ? answering : embedding, withApi('chat'), withApi('messages')].filter(
    ({ length }) => length > 0,
  );
  const without = deployments.filter(({ api, format }) => api === undefined && format !== 'OpenAI');
  if (groups.length + without.length === 0) return undefined;
  const isNamed = groups.length + without.length > 1;
  return [
    ...groups.flatMap((group) => exampleOf(group, isNamed, cloudOf(reading.stack))),
    ...(without.length === 0 ? [] : [`There is no example for ${namesOf(without)}: it is not known which client can call it.`]),
  ].join('\n\n');
}

const namesOf = (deployments: readonly Callable[]) => deployments.map(({ name }) => code(name)).join(', ');

function exampleOf(group: readonly Callable[], isNamed: boolean, cloud: ServedCloud): string[] {
  const [first] = group;
  if (first?.api === undefined) return [];
  const { title, python, typescript }: ClientExample = CLIENT_EXAMPLES[first.api];
  const baseUrl = (first.api === 'messages' ? messagesBaseUrlOf : v1BaseUrlOf)(first.subdomain, cloud);
  // A base URL is that of one account.
  const here = group.filter(({ subdomain }) => subdomain === first.subdomain);
  const target = { name: first.name, baseUrl, scope: tokenScopeOf(cloud), cloud };
  return [
    ...(isNamed ? [`For ${namesOf(here)}, with ${title}:`] : []),
    `Python (${code(`pip install ${python.packages}`)}):`,
    fence('python', python.code(target)),
    `TypeScript (${code(`npm install ${typescript.packages}`)}):`,
    fence('typescript', typescript.code(target)),
  ];
}
