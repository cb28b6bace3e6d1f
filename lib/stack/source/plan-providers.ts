import { isSecretArgument } from '../facts/written-secrets';
import type { Json, JsonObject } from '../json';
import { isObject, textAt, textsAt, valueAt } from '../json';

/**
 * The provider sections of a plan.
 *
 * @param used the full names of the providers of the resources
 */
export function sectionsOf(providers: Json | undefined, used: readonly string[]): JsonObject {
  // The key of a provider in a module is `module.x:azurerm`. All settings of a provider are kept.
  const all = Object.entries(isObject(providers) ? providers : {});
  const settings = all.map(([key, each]) => {
    const { name, alias } = providerNameOf(key, each);
    return { name, block: { ...writtenIn(valueAt(each, 'expressions')), ...(alias === undefined ? {} : { alias }) } };
  });
  return {
    terraform: {
      required_providers: requiredIn(
        all.map(([, each]) => each),
        used,
      ),
    },
    provider: settings.map(({ name, block }) => ({ [name]: block })),
  };
}

/** The prefix of built-in providers, which have no versions. */
const BUILT_IN = 'terraform.io/builtin/';

/** The providers that the modules require, each once: the constraints of one module apply to all. */
function requiredIn(configured: readonly Json[], used: readonly string[]): JsonObject {
  const found = new Map<string, string[]>(used.map((source) => [source, []]));
  for (const each of configured) {
    const [name, written] = [textAt(each, 'name') ?? '', textAt(each, 'version_constraint') ?? ''];
    const source = textAt(each, 'full_name') ?? name;
    found.set(source, [...(found.get(source) ?? []), ...(written === '' ? [] : [written])]);
  }
  const named = new Map<string, Json>();
  for (const [source, versions] of found) {
    // Resource types begin with the last part.
    const name = source.replace(/^.*\//s, '');
    const isOther = named.has(name);
    if (!source.startsWith(BUILT_IN))
      named.set(isOther ? source : name, { source, version: versions.length === 0 ? null : versions.join(', ') });
  }
  return Object.fromEntries(named);
}

/** The settings of a provider: constants, or references. References of secrets are omitted, because they are not secrets. */
const writtenIn = (expressions: Json | undefined): JsonObject =>
  Object.fromEntries(
    Object.entries(isObject(expressions) ? expressions : {}).flatMap(([key, each]): [string, Json][] => {
      const value = isObject(each) ? each['constant_value'] : undefined;
      if (value !== undefined) return [[key, value]];
      const [reference] = textsAt(each, 'references');
      return reference === undefined || isSecretArgument(key) ? [] : [[key, `\${${reference}}`]];
    }),
  );

/** The name and alias of a provider. A provider in a module has the key `module.x:azurerm` in a plan and always gets an alias here. */
export function providerNameOf(key: string, each: Json): { readonly name: string; readonly alias: string | undefined } {
  const [module, alias] = [key.includes(':') ? key.replace(/:[^:]*$/s, '') : undefined, textAt(each, 'alias')];
  const called = [module, alias].filter((part) => part !== undefined).join(':');
  const name = textAt(each, 'full_name')?.replace(/^.*\//s, '') ?? textAt(each, 'name') ?? key.replace(/^.*:|\..*$/gs, '');
  return { name, alias: called === '' ? undefined : called };
}
