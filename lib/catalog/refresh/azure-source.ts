import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import type { AccountModel, Model, ModelsListOptionalParams } from '@azure/arm-cognitiveservices';
import { DefaultAzureCredential } from '@azure/identity';
import { MalformedAnswer } from './failure';
import type { LiveModel, ModelSource } from './live-answer';

/**
 * The models of a subscription, from Azure Resource Manager. Loading this file loads the SDK, so only the command that needs it may
 * import it.
 *
 * An endpoint is for tests: requests to it use no token and no proxy, and are retried without delay.
 */
export function azureSource(subscription: string, endpoint?: string): ModelSource {
  const client = endpoint === undefined ? azure(subscription) : standIn(subscription, endpoint);
  return {
    async *listModels(location) {
      for await (const model of client.models.list(location, { onResponse })) yield liveModel(model);
    },
  };
}

const azure = (subscription: string) => new CognitiveServicesManagementClient(new DefaultAzureCredential(), subscription);

function standIn(subscription: string, endpoint: string): CognitiveServicesManagementClient {
  const client = new CognitiveServicesManagementClient({ getToken: () => Promise.resolve(null) }, subscription, {
    endpoint,
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 2 },
  });
  // The first policy refuses plain HTTP. The second would use the proxy of the environment.
  for (const name of ['bearerTokenAuthenticationPolicy', 'proxyPolicy']) client.pipeline.removePolicy({ name });
  return client;
}

/** The SDK treats a body without a list as an empty list, which would remove all models of a location. It throws errors itself. */
const onResponse: ResponseCallback = ({ parsedBody }, _, error) => {
  if (error !== undefined) return;
  const { value } = (parsedBody ?? {}) as { readonly value?: unknown };
  if (!Array.isArray(value)) throw new MalformedAnswer('the answer contains no list of models');
};

type ResponseCallback = NonNullable<ModelsListOptionalParams['onResponse']>;

/** Every field may be missing or null. */
function liveModel({ model }: Model): LiveModel {
  const { format, name, version } = model ?? {};
  if (!model || !format || !name || !version)
    throw new MalformedAnswer('the answer contains a model without a format, name or version');
  const status = model.lifecycleStatus ?? undefined;
  const retirementDate = retirementOf(model);
  const replacement = replacementOf(model);
  return {
    format,
    name,
    version,
    skus: (model.skus ?? []).flatMap((sku) => sku.name ?? []),
    capabilities: Object.entries(model.capabilities ?? {})
      .filter(([, value]) => value === 'true')
      .map(([capability]) => capability),
    ...(status ? { status } : {}),
    ...(retirementDate ? { retirementDate } : {}),
    ...(replacement ? { replacement } : {}),
  };
}

/** The date of the model, otherwise the earliest date of its SKUs. */
function retirementOf({ deprecation, skus }: AccountModel): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(deprecation?.inference ?? '')?.[0];
  const days = (skus ?? []).flatMap(({ deprecationDate }) =>
    deprecationDate && !Number.isNaN(deprecationDate.getTime()) ? deprecationDate.toISOString().slice(0, 10) : [],
  );
  return day ?? days.sort()[0];
}

/** A replacement as the catalogue writes it: `sora-2 (2025-12-08)` for another version of the same model. */
function replacementOf({ name, replacementConfig }: AccountModel): string | undefined {
  const { targetModelName, targetModelVersion } = replacementConfig ?? {};
  return targetModelName === name && targetModelVersion ? `${targetModelName} (${targetModelVersion})` : targetModelName;
}
