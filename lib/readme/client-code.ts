import { TOKEN_SCOPE, v1BaseUrlOf } from '../catalog/clouds';
import { fence } from './markdown';
import type { StampReading } from './stamp-reading';

/** What a client needs to know of a deployment. */
interface Callable {
  readonly name: string;
  readonly model: string;
}

/** How Python and TypeScript call a stamp without a key. Undefined when it has no deployment to call. */
export function clientCode({ deployments: all, account }: StampReading): string | undefined {
  const deployments = all.map(({ value: { name = '', model = '' } }): Callable => ({ name, model }));
  const deployment = deployments.find((each) => !isEmbedding(each)) ?? deployments[0];
  const subdomain = account?.value.subdomain;
  if (!deployment || subdomain === undefined) return undefined;
  const baseUrl = v1BaseUrlOf(subdomain);
  return [
    'Python (`pip install azure-identity openai`):',
    fence('python', python(baseUrl, deployment)),
    'TypeScript (`npm install @azure/identity openai`):',
    fence('typescript', typescript(baseUrl, deployment)),
  ].join('\n\n');
}

const isEmbedding = ({ model }: Callable) => model.startsWith('text-embedding');

const python = (
  baseUrl: string,
  deployment: Callable,
) => `from azure.identity import DefaultAzureCredential, get_bearer_token_provider
from openai import OpenAI

token_provider = get_bearer_token_provider(DefaultAzureCredential(), "${TOKEN_SCOPE}")
client = OpenAI(base_url="${baseUrl}", api_key=token_provider)
${
  isEmbedding(deployment)
    ? `result = client.embeddings.create(model="${deployment.name}", input="Hello")
print(len(result.data[0].embedding))`
    : `response = client.responses.create(model="${deployment.name}", input="Hello")
print(response.output_text)`
}`;

const typescript = (
  baseUrl: string,
  deployment: Callable,
) => `import { DefaultAzureCredential, getBearerTokenProvider } from '@azure/identity';
import OpenAI from 'openai';

const apiKey = getBearerTokenProvider(new DefaultAzureCredential(), '${TOKEN_SCOPE}');
const client = new OpenAI({ baseURL: '${baseUrl}', apiKey });
${
  isEmbedding(deployment)
    ? `const result = await client.embeddings.create({ model: '${deployment.name}', input: 'Hello' });
console.log(result.data[0].embedding.length);`
    : `const response = await client.responses.create({ model: '${deployment.name}', input: 'Hello' });
console.log(response.output_text);`
}`;
