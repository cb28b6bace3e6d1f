import type { ServedCloud } from '../catalog/cloud-name';
import type { ClientApi } from '../catalog/publishers';

/** The deployment that an example calls. */
interface Target {
  /** The name that clients send as the model. */
  readonly name: string;
  readonly baseUrl: string;
  /** The scope of the access token. */
  readonly scope: string;
  /** The cloud that issues the token. */
  readonly cloud: ServedCloud;
}

/** An example in one language. */
interface Program {
  /** The packages to install, separated by spaces. */
  readonly packages: string;
  readonly code: (target: Target) => string;
}

/** An example of a client, in each language. */
export interface ClientExample {
  /** What it calls, to complete the sentence "For these deployments, with …". */
  readonly title: string;
  readonly python: Program;
  readonly typescript: Program;
}

/** The names to import, and the credential that signs in. */
interface SignIn {
  readonly names: string;
  readonly credential: string;
}

const IN_PYTHON: Readonly<Record<ServedCloud, SignIn>> = {
  public: { names: 'DefaultAzureCredential', credential: 'DefaultAzureCredential()' },
  usgovernment: {
    names: 'AzureAuthorityHosts, DefaultAzureCredential',
    credential: 'DefaultAzureCredential(authority=AzureAuthorityHosts.AZURE_GOVERNMENT)',
  },
};

/** Source of the second: @azure/identity 4.13.0 constants.d.ts, and the reference of azure-identity (read 2026-11-26). */
const IN_TYPESCRIPT: Readonly<Record<ServedCloud, SignIn>> = {
  public: { names: 'DefaultAzureCredential', credential: 'new DefaultAzureCredential()' },
  usgovernment: {
    names: 'AzureAuthorityHosts, DefaultAzureCredential',
    credential: 'new DefaultAzureCredential({ authorityHost: AzureAuthorityHosts.AzureGovernment })',
  },
};

const openai = (title: string, python: (name: string) => string, typescript: (name: string) => string): ClientExample => ({
  title,
  python: {
    packages: 'azure-identity openai',
    code: ({ name, baseUrl, scope, cloud }) => `from azure.identity import ${IN_PYTHON[cloud].names}, get_bearer_token_provider
from openai import OpenAI

token_provider = get_bearer_token_provider(${IN_PYTHON[cloud].credential}, "${scope}")
client = OpenAI(base_url="${baseUrl}", api_key=token_provider)
${python(name)}`,
  },
  typescript: {
    packages: '@azure/identity openai',
    code: ({
      name,
      baseUrl,
      scope,
      cloud,
    }) => `import { ${IN_TYPESCRIPT[cloud].names}, getBearerTokenProvider } from '@azure/identity';
import OpenAI from 'openai';

const apiKey = getBearerTokenProvider(${IN_TYPESCRIPT[cloud].credential}, '${scope}');
const client = new OpenAI({ baseURL: '${baseUrl}', apiKey });
${typescript(name)}`,
  },
});

/** Examples that call a deployment with a token of Entra ID, by API. Sources: those of the APIs in `PUBLISHERS`. */
export const CLIENT_EXAMPLES: Readonly<Record<ClientApi, ClientExample>> = {
  responses: openai(
    'the Responses API',
    (name) => `response = client.responses.create(model="${name}", input="Hello")
print(response.output_text)`,
    (name) => `const response = await client.responses.create({ model: '${name}', input: 'Hello' });
console.log(response.output_text);`,
  ),
  embeddings: openai(
    'the API for embeddings',
    (name) => `result = client.embeddings.create(model="${name}", input="Hello")
print(len(result.data[0].embedding))`,
    (name) => `const result = await client.embeddings.create({ model: '${name}', input: 'Hello' });
console.log(result.data[0].embedding.length);`,
  ),
  chat: openai(
    'chat completions',
    (name) => `completion = client.chat.completions.create(model="${name}", messages=[{"role": "user", "content": "Hello"}])
print(completion.choices[0].message.content)`,
    (name) => `const messages = [{ role: 'user' as const, content: 'Hello' }];
const completion = await client.chat.completions.create({ model: '${name}', messages });
console.log(completion.choices[0].message.content);`,
  ),
  messages: {
    title: 'the Messages API of Anthropic',
    python: {
      packages: 'azure-identity anthropic',
      code: ({ name, baseUrl, scope, cloud }) => `from anthropic import AnthropicFoundry
from azure.identity import ${IN_PYTHON[cloud].names}, get_bearer_token_provider

token_provider = get_bearer_token_provider(${IN_PYTHON[cloud].credential}, "${scope}")
client = AnthropicFoundry(base_url="${baseUrl}", azure_ad_token_provider=token_provider)
message = client.messages.create(model="${name}", max_tokens=1024, messages=[{"role": "user", "content": "Hello"}])
print(message.content[0].text)`,
    },
    typescript: {
      packages: '@azure/identity @anthropic-ai/foundry-sdk',
      code: ({ name, baseUrl, scope, cloud }) => `import AnthropicFoundry from '@anthropic-ai/foundry-sdk';
import { ${IN_TYPESCRIPT[cloud].names}, getBearerTokenProvider } from '@azure/identity';

const azureADTokenProvider = getBearerTokenProvider(${IN_TYPESCRIPT[cloud].credential}, '${scope}');
const client = new AnthropicFoundry({ baseURL: '${baseUrl}', azureADTokenProvider });
const messages = [{ role: 'user' as const, content: 'Hello' }];
const message = await client.messages.create({ model: '${name}', max_tokens: 1024, messages });
console.log(message.content);`,
    },
  },
};
