import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import type { AccountModel, Model, ModelsListOptionalParams } from '@azure/arm-cognitiveservices';
import { DefaultAzureCredential } from '@azure/identity';
import { MalformedAnswer } from './failure';
import type { LiveModel, ModelSource } from './live-answer';

/**
 * The models of a subscription, from Azure Resource Manager. Loading this file loads the SDK: only the command that needs it may.
 *
 * An endpoint is for tests: it is asked without a token, without a proxy, and again without delay.
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
  // The first refuses plain HTTP; the second would ask the proxy that the environment names.
  for (const name of ['bearerTokenAuthenticationPolicy', 'proxyPolicy']) client.pipeline.removePolicy({ name });
  return client;
}

/** The SDK takes a body without a list for an empty list, by which a location would lose all models. Errors it throws itself. */
const onResponse: ResponseCallback = ({ parsedBody }, _, error) => {
  if (error !== undefined) return;
  const { value } = (parsedBody ?? {}) as { readonly value?: unknown };
  if (!Array.isArray(value)) throw new MalformedAnswer('the answer holds no list of models');
};

type ResponseCallback = NonNullable<ModelsListOptionalParams['onResponse']>;

/** Every field may be missing or null. */
function liveModel({ model }: Model): LiveModel {
  const { format, name, version } = model ?? {};
  if (!model || !format || !name || !version)
    throw new MalformedAnswer('the answer holds a model without format, name or version');
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

/** The day of the model, else the earliest of its SKUs. */
function retirementOf({ deprecation, skus }: AccountModel): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(deprecation?.inference ?? '')?.[0];
  const days = (skus ?? []).flatMap(({ deprecationDate }) =>
    deprecationDate && !Number.isNaN(deprecationDate.getTime()) ? deprecationDate.toISOString().slice(0, 10) : [],
  );
  return day ?? days.sort()[0];
}

/** A replacement as the catalogue writes it: `sora-2 (2025-12-08)` where it is another version of the same model. */
function replacementOf({ name, replacementConfig }: AccountModel): string | undefined {
  const { targetModelName, targetModelVersion } = replacementConfig ?? {};
  return targetModelName === name && targetModelVersion ? `${targetModelName} (${targetModelVersion})` : targetModelName;
}
