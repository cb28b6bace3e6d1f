import { isSecretArgument } from '../facts/written-secrets';
import type { Json, JsonObject } from '../json';
import { isObject, textAt, textsAt, valueAt } from '../json';

/**
 * The providers with what is written of them.
 *
 * @param used the full names of those that resources are made with
 */
export function sectionsOf(providers: Json | undefined, used: readonly string[]): JsonObject {
  // Those of modules are called `module.x:azurerm`. What several say of one provider is all kept.
  const all = Object.entries(isObject(providers) ? providers : {});
  const settings = all.map(([key, each]) => {
    const { name, alias } = providerCalled(key, each);
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

/** Part of Terraform itself, which has no versions. */
const BUILT_IN = 'terraform.io/builtin/';

/** The providers that all modules require together, each once: what one of them demands, the others get. */
function requiredIn(configured: readonly Json[], used: readonly string[]): JsonObject {
  const found = new Map<string, string[]>(used.map((source) => [source, []]));
  for (const each of configured) {
    const [name, written] = [textAt(each, 'name') ?? '', textAt(each, 'version_constraint') ?? ''];
    const source = textAt(each, 'full_name') ?? name;
    found.set(source, [...(found.get(source) ?? []), ...(written === '' ? [] : [written])]);
  }
  const named = new Map<string, Json>();
  for (const [source, versions] of found) {
    // Types of resources begin with the last part.
    const name = source.replace(/^.*\//s, '');
    const isOther = named.has(name);
    if (!source.startsWith(BUILT_IN))
      named.set(isOther ? source : name, { source, version: versions.length === 0 ? null : versions.join(', ') });
  }
  return Object.fromEntries(named);
}

/** What is written: as it is, or what it refers to. Where a secret comes from is none. */
const writtenIn = (expressions: Json | undefined): JsonObject =>
  Object.fromEntries(
    Object.entries(isObject(expressions) ? expressions : {}).flatMap(([key, each]): [string, Json][] => {
      const value = isObject(each) ? each['constant_value'] : undefined;
      if (value !== undefined) return [[key, value]];
      const [reference] = textsAt(each, 'references');
      return reference === undefined || isSecretArgument(key) ? [] : [[key, `\${${reference}}`]];
    }),
  );

/** What a provider is called, and its alias. Those of modules are `module.x:azurerm` in a plan, and have an alias here as well. */
export function providerCalled(key: string, each: Json): { readonly name: string; readonly alias: string | undefined } {
  const [module, alias] = [key.includes(':') ? key.replace(/:[^:]*$/s, '') : undefined, textAt(each, 'alias')];
  const called = [module, alias].filter((part) => part !== undefined).join(':');
  const name = textAt(each, 'full_name')?.replace(/^.*\//s, '') ?? textAt(each, 'name') ?? key.replace(/^.*:|\..*$/gs, '');
  return { name, alias: called === '' ? undefined : called };
}
