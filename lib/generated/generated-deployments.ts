import type { GeneratedDeployment, GeneratedDeployments } from '../fleet/generated-stamp';
import { isMap } from '../collections/map';
import type { Configuration } from './configuration';
import { text } from './configuration';

const PREFIX = 'account_deployment_';

/** The deployments that a stamp creates on the account with a name. Both providers create deployments. */
export function generatedDeployments(account: string, configuration: Configuration): GeneratedDeployments {
  const written = ['azurerm_cognitive_deployment', 'azapi_resource'].flatMap((type) =>
    [...configuration.ofType(type)]
      .filter(([id]) => id.startsWith(PREFIX))
      .map(([id, attributes]) => [`${type}.${id}`, attributes] as const),
  );
  const names = new Map(written.map(([address, attributes]) => [address, text(attributes, 'name')]));
  return {
    account,
    all: new Map(
      written.flatMap(([address, attributes]) => {
        const name = names.get(address);
        return name === undefined ? [] : [[address, deploymentOf(name, attributes, names)] as const];
      }),
    ),
  };
}

type Block = Readonly<Record<string, unknown>>;

const block = (value: unknown): Block => (isMap(value) ? value : {});

function deploymentOf(name: string, attributes: Block, names: ReadonlyMap<string, string | undefined>): GeneratedDeployment {
  const body = block(attributes['body']);
  const properties = block(body['properties']);
  const [sku, model] = [attributes['sku'] ?? body['sku'], attributes['model'] ?? properties['model']];
  const spillover = text(properties, 'spilloverDeploymentName') ?? '';
  return {
    name,
    sku: text(sku, 'name'),
    model: text(model, 'name'),
    version: text(model, 'version'),
    format: text(model, 'format'),
    spillover: spillover === '' ? undefined : (names.get(/^\$\{(.+)\.name\}$/.exec(spillover)?.[1] ?? '') ?? spillover),
  };
}
