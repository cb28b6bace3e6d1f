import { TOKEN_SCOPE, v1BaseUrlOf } from '../catalog/clouds';
import { fence } from './markdown';
import type { StampReading } from './stamp-reading';
import { accountOf } from './stamp-reading';

/** The values that a client needs to call a deployment. */
interface Callable {
  readonly name: string;
  readonly model: string;
  /** The base URL of the account of the deployment. */
  readonly baseUrl: string;
}

/** Examples in Python and TypeScript that call a stamp without a key; undefined if it has no deployment. */
export function clientCode(reading: StampReading): string | undefined {
  const deployments = reading.deployments.flatMap((each): Callable[] => {
    const { name = '', model = '' } = each.value;
    const subdomain = accountOf(reading, each)?.value.subdomain;
    return subdomain === undefined ? [] : [{ name, model, baseUrl: v1BaseUrlOf(subdomain) }];
  });
  const deployment = deployments.find((each) => !isEmbedding(each)) ?? deployments[0];
  if (!deployment) return undefined;
  return [
    'Python (`pip install azure-identity openai`):',
    fence('python', python(deployment)),
    'TypeScript (`npm install @azure/identity openai`):',
    fence('typescript', typescript(deployment)),
  ].join('\n\n');
}

const isEmbedding = ({ model }: Callable) => model.startsWith('text-embedding');

const python = (deployment: Callable) => `from azure.identity import DefaultAzureCredential, get_bearer_token_provider
from openai import OpenAI

token_provider = get_bearer_token_provider(DefaultAzureCredential(), "${TOKEN_SCOPE}")
client = OpenAI(base_url="${deployment.baseUrl}", api_key=token_provider)
${
  isEmbedding(deployment)
    ? `result = client.embeddings.create(model="${deployment.name}", input="Hello")
print(len(result.data[0].embedding))`
    : `response = client.responses.create(model="${deployment.name}", input="Hello")
print(response.output_text)`
}`;

const typescript = (deployment: Callable) => `import { DefaultAzureCredential, getBearerTokenProvider } from '@azure/identity';
import OpenAI from 'openai';

const apiKey = getBearerTokenProvider(new DefaultAzureCredential(), '${TOKEN_SCOPE}');
const client = new OpenAI({ baseURL: '${deployment.baseUrl}', apiKey });
${
  isEmbedding(deployment)
    ? `const result = await client.embeddings.create({ model: '${deployment.name}', input: 'Hello' });
console.log(result.data[0].embedding.length);`
    : `const response = await client.responses.create({ model: '${deployment.name}', input: 'Hello' });
console.log(response.output_text);`
}`;
