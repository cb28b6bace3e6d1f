import { by } from '../../collections/order';
import type { Json, JsonObject } from '../json';
import { blockOf, blocksOf, isObject, isSame, textAt, valueAt } from '../json';
import type { Stack } from '../stack';
import type { Switch } from './field';
import { switchOf } from './field';

/** The settings of a provider. */
export interface Provider {
  /** Such as `azurerm`, or `azurerm.other` for one with an alias. */
  readonly name: string;
  readonly subscription: string | undefined;
  readonly settings: JsonObject;
}

/** A provider that a configuration requires. */
export interface RequiredProvider {
  readonly name: string;
  readonly source: string | undefined;
  /** The version constraint. */
  readonly version: string | undefined;
}

/** The backend of a state. */
export interface Backend {
  /** Such as `azurerm`, `local` or `cloud`. */
  readonly type: string;
  readonly settings: JsonObject;
}

/** The sections of a configuration that the kit writes. */
const OWN_SECTIONS = new Set(['moved', 'output', 'provider', 'resource', 'terraform', 'variable']);

type Sections = Pick<Stack, 'sections'>;

/** The settings of all providers, sorted by name. */
export const providersOf = (stack: Sections | undefined): readonly Provider[] =>
  blocksOf(stack?.sections['provider'])
    .flatMap(Object.entries<Json>)
    .flatMap(([name, value]) => blocksOf(value).map((settings) => providerOf(name, settings)))
    .sort(by(({ name }) => name));

function providerOf(name: string, settings: JsonObject): Provider {
  const alias = textAt(settings, 'alias');
  return {
    name: alias === undefined ? name : `${name}.${alias}`,
    subscription: textAt(settings, 'subscription_id'),
    settings,
  };
}

/** A feature switch of azurerm, without its aliases, which the kit does not use. */
export const featureOf = (stack: Sections | undefined, path: string, fallback: boolean): Switch =>
  switchOf(valueAt(providersOf(stack).find(({ name }) => name === 'azurerm')?.settings, `features.${path}`), fallback);

export const requiredProvidersOf = (stack: Sections | undefined): readonly RequiredProvider[] =>
  Object.entries(blockOf(valueAt(stack?.sections['terraform'], 'required_providers')) ?? {}).map(([name, value]) => ({
    name,
    source: textAt(value, 'source'),
    version: typeof value === 'string' ? value : textAt(value, 'version'),
  }));

/** A provider that is used but not required: Terraform installs any version of it from hashicorp. */
export interface ImpliedProvider {
  readonly name: string;
  /** The first use, such as `random_password.x`. */
  readonly usedBy: string;
}

/** The provider that is built into Terraform. */
const BUILT_IN = 'terraform';

/** The providers that are used but not required, sorted by name. */
export function impliedProvidersOf({ resources, sections }: Pick<Stack, 'resources' | 'sections'>): readonly ImpliedProvider[] {
  const required = new Set([BUILT_IN, ...requiredProvidersOf({ sections }).map(({ name }) => name)]);
  const read = ['action', 'data', 'ephemeral'].flatMap((section) =>
    blocksOf(sections[section])
      .flatMap(Object.entries<Json>)
      .flatMap(([type, named]) =>
        blocksOf(named)
          .flatMap(Object.entries<Json>)
          .map(([name, block]) => ({ type, usedBy: `${section}.${type}.${name}`, written: textAt(block, 'provider') })),
      ),
  );
  const made = [...resources.values()].map(({ address, type, attributes }) => ({
    ...{ type, usedBy: address, written: textAt(attributes, 'provider') },
  }));
  const configured = providersOf({ sections }).map(({ name }) => ({ type: name, usedBy: `provider.${name}`, written: name }));
  const used = [...made, ...read, ...configured].map(({ type, usedBy, written }) => ({
    name: written?.replace(/^\$\{\s*/, '').replace(/[^\w-].*$/s, '') ?? type.replace(/_.*$/s, ''),
    usedBy,
  }));
  return used
    .filter(({ name }, i) => !required.has(name) && used.findIndex((each) => each.name === name) === i)
    .sort(by(({ name }) => name));
}

export const requiredTerraformOf = (stack: Sections | undefined): string | undefined =>
  textAt(stack?.sections['terraform'], 'required_version');

/** The backend of a stack; the default is a local file. */
export function backendOf(stack: Sections | undefined): Backend {
  const terraform = stack?.sections['terraform'];
  const cloud = valueAt(terraform, 'cloud');
  if (isObject(cloud)) return { type: 'cloud', settings: cloud };
  const [[type, settings] = ['local', {}] as [string, Json]] = Object.entries(blockOf(valueAt(terraform, 'backend')) ?? {});
  return { type, settings: blockOf(settings) ?? {} };
}

/** A variable of a stack. */
export interface Variable {
  /** Whether it is required. */
  readonly isAsked: boolean;
  /** The default value, which must not be shown. */
  readonly fallback: Json | undefined;
}

/** The variables of a stack, by name. */
export const variablesOf = (stack: Sections | undefined): ReadonlyMap<string, Variable> =>
  new Map(
    blocksOf(stack?.sections['variable']).flatMap((variables) =>
      Object.entries(variables).map(([name, block]) => {
        const fallback = valueAt(block, 'default');
        return [name, { isAsked: fallback === undefined, fallback }] as const;
      }),
    ),
  );

/** The type of the resources that the kit makes Terraform forget. They became part of their subnets. */
const FORGOTTEN = 'azurerm_subnet_network_security_group_association';

/** Whether a `removed` block is one of the kit: it runs nothing, and destroys nothing. */
const isOwnRemoval = (block: JsonObject) =>
  isSame(block, { from: textAt(block, 'from') ?? '', lifecycle: { destroy: false } }) &&
  textAt(block, 'from')?.startsWith(`${FORGOTTEN}.`) === true;

/** The sections of a configuration without the `removed` blocks of the kit. */
export const withoutOwnRemovals = (sections: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(sections).flatMap(([name, value]): [string, Json][] => {
      if (name !== 'removed') return [[name, value]];
      const others = blocksOf(value).filter((block) => !isOwnRemoval(block));
      return others.length === 0 ? [] : [[name, others]];
    }),
  );

/** The sections of a configuration that the kit never writes, by name, and the `removed` blocks that are not its own. */
export const extraSectionsOf = (stack: Sections | undefined): ReadonlyMap<string, Json> =>
  new Map(Object.entries(withoutOwnRemovals(stack?.sections ?? {})).filter(([name]) => !OWN_SECTIONS.has(name)));

/** The addresses of resources that Terraform stops managing without destroying them. */
export const forgottenIn = (stack: Sections | undefined): readonly string[] =>
  blocksOf(stack?.sections['removed']).flatMap((block) => {
    const from = textAt(block, 'from');
    return from !== undefined && switchOf(valueAt(block, 'lifecycle.destroy'), true) === false ? [from] : [];
  });
