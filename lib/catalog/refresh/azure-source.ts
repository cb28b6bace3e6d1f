import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import type { AccountModel, Model, ModelSku, ModelsListOptionalParams, Usage } from '@azure/arm-cognitiveservices';
import { DefaultAzureCredential } from '@azure/identity';
import { MalformedAnswer } from './failure';
import type { LiveModel, LiveSku, LiveUsage, ModelSource } from './live-answer';

/**
 * The models of a subscription, from Azure Resource Manager. Loading this file loads the SDK, so only the command that needs it may
 * import it.
 *
 * An endpoint is for tests: requests to it use no token and no proxy, and are retried without delay.
 */
export function azureSource(subscription: string, endpoint?: string): ModelSource {
  const connect = endpoint === undefined ? azure(subscription) : standIn(subscription, endpoint);
  const [client, clientForUsages] = [connect({}), connect({ apiVersion: WITH_SCOPES })];
  return {
    async *listModels(location) {
      for await (const model of client.models.list(location, { onResponse: requireList('models') })) yield liveModel(model);
    },
    async *listUsages(location) {
      const usages = clientForUsages.usages.list(location, { onResponse: requireList('quotas') });
      for await (const usage of usages) yield liveUsage(usage);
    },
  };
}

/** The first API version in which a quota states which deployments share it. The SDK uses an earlier one by default. */
const WITH_SCOPES = '2026-03-01';

type Connect = (options: { readonly apiVersion?: string }) => CognitiveServicesManagementClient;

function azure(subscription: string): Connect {
  const credential = new DefaultAzureCredential();
  return (options) => new CognitiveServicesManagementClient(credential, subscription, options);
}

const standIn =
  (subscription: string, endpoint: string): Connect =>
  (options) => {
    const client = new CognitiveServicesManagementClient({ getToken: () => Promise.resolve(null) }, subscription, {
      ...options,
      endpoint,
      allowInsecureConnection: true,
      retryOptions: { maxRetries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 2 },
    });
    // The first policy refuses plain HTTP. The second would use the proxy of the environment.
    for (const name of ['bearerTokenAuthenticationPolicy', 'proxyPolicy']) client.pipeline.removePolicy({ name });
    return client;
  };

/** The SDK treats a body without a list as an empty list, which would remove all models of a location. It throws errors itself. */
const requireList =
  (what: string): ResponseCallback =>
  ({ parsedBody }, _, error) => {
    if (error !== undefined) return;
    const { value } = (parsedBody ?? {}) as { readonly value?: unknown };
    if (!Array.isArray(value)) throw new MalformedAnswer(`the answer contains no list of ${what}`);
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
    skus: liveSkus(model.skus ?? []),
    capabilities: Object.entries(model.capabilities ?? {})
      .filter(([, value]) => value === 'true')
      .map(([capability]) => capability),
    ...(status ? { status } : {}),
    ...(retirementDate ? { retirementDate } : {}),
    ...(replacement ? { replacement } : {}),
  };
}

/** The end of the name of a quota for fine-tuned models. A SKU can be listed for them as well, or only for them. */
const FINE_TUNED = '-finetune';

/** The SKUs for models that are not fine-tuned, each once. */
function liveSkus(skus: readonly ModelSku[]): LiveSku[] {
  const all = skus.flatMap((sku) => liveSku(sku) ?? []).filter(({ usageName }) => !usageName?.endsWith(FINE_TUNED));
  return all.filter((sku, i) => all.findIndex(({ name }) => name === sku.name) === i);
}

function liveSku(sku: ModelSku): LiveSku | undefined {
  const { name, usageName, capacity } = sku;
  if (!name) return undefined;
  const retirementDate = dayOf(sku.deprecationDate);
  const { minimum, step, maximum, default: suggested } = capacity ?? {};
  return {
    name,
    ...(usageName ? { usageName } : {}),
    ...(retirementDate !== undefined ? { retirementDate } : {}),
    ...numbersOf({ minimum, step, maximum, default: suggested }),
  };
}

/** The entries that are numbers: Azure leaves the others out, or writes null. */
const numbersOf = (entries: Readonly<Record<string, unknown>>): Partial<Record<string, number>> =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));

/** Azure Resource Manager's day for a model whose retirement is not planned. Source: `skus` of the sources in data/models.json. */
const NOT_PLANNED = '2099-12-31';

function dayOf(date: Date | undefined): string | undefined {
  const day = date && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : undefined;
  return day === NOT_PLANNED ? undefined : day;
}

/** The date of the model, otherwise the earliest date of its SKUs. */
function retirementOf({ deprecation, skus }: AccountModel): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(deprecation?.inference ?? '')?.[0];
  if (day !== undefined) return day === NOT_PLANNED ? undefined : day;
  return (skus ?? []).flatMap(({ deprecationDate }) => dayOf(deprecationDate) ?? []).sort()[0];
}

/** The SDK passes on fields of newer versions of the API, but its types do not have them. */
function liveUsage(usage: Usage): LiveUsage {
  const { scopeType, scopeId } = usage as { readonly scopeType?: unknown; readonly scopeId?: unknown };
  const name = usage.name?.value;
  if (!name) throw new MalformedAnswer('the answer contains a quota without a name');
  return {
    name,
    ...(typeof scopeType === 'string' ? { scope: scopeType } : {}),
    ...(typeof scopeId === 'string' ? { scopeId } : {}),
  };
}

/** A replacement as the catalogue writes it: `sora-2 (2025-12-08)` for another version of the same model. */
function replacementOf({ name, replacementConfig }: AccountModel): string | undefined {
  const { targetModelName, targetModelVersion } = replacementConfig ?? {};
  return targetModelName === name && targetModelVersion ? `${targetModelName} (${targetModelVersion})` : targetModelName;
}
