import { TOKEN_SCOPE, v1BaseUrlOf } from '../catalog/clouds';
import type { Stamp, StampDeployment } from '../environment/stamp';
import { fence } from './markdown';

/** How Python and TypeScript call a stamp without a key. Undefined when it has no deployment to call. */
export function clientCode({ names, deployments }: Stamp): string | undefined {
  const deployment = deployments.find((each) => !isEmbedding(each)) ?? deployments[0];
  if (!deployment) return undefined;
  const baseUrl = v1BaseUrlOf(names.customSubdomain);
  return [
    'Python (`pip install azure-identity openai`):',
    fence('python', python(baseUrl, deployment)),
    'TypeScript (`npm install @azure/identity openai`):',
    fence('typescript', typescript(baseUrl, deployment)),
  ].join('\n\n');
}

const isEmbedding = ({ model }: StampDeployment) => model.startsWith('text-embedding');

const python = (
  baseUrl: string,
  deployment: StampDeployment,
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
  deployment: StampDeployment,
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
