// The stub of azapi fails at imports, because it expects a type in a resource that it has not read. This corrects it when it is loaded.
import { register } from 'node:module';

const hook = `export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.endsWith('/lib/azure.mjs')) return loaded;
  return { ...loaded, source: String(loaded.source).replace("type: type.split('@')[0]", "type: type?.split('@')[0]") };
}`;
register('data:text/javascript,' + encodeURIComponent(hook));
