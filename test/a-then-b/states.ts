import { isDeepStrictEqual } from 'node:util';
import type { Configuration } from '../support/terraform';

type Json = boolean | number | string | null | readonly Json[] | { readonly [key: string]: Json };

/** An attribute that differs between two states. */
export interface Difference {
  readonly address: string;
  readonly attribute: string;
  readonly values: readonly [Json | undefined, Json | undefined];
}

/** A state file, as Terraform writes it. */
interface State {
  readonly resources: readonly {
    readonly module?: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly attributes: Json;
      readonly deposed?: string;
      readonly create_before_destroy?: boolean;
    }[];
  }[];
  readonly outputs: Readonly<Record<string, { readonly value: Json }>>;
}

/** The part of a state for one slot: attributes by address, and outputs. */
function inSlot(state: State, slot: string): Map<string, Json> {
  const resources = state.resources
    .filter(({ module }) => module === `module.${slot}`)
    .flatMap(({ type, name, instances }) =>
      instances.map(({ attributes, deposed, create_before_destroy }): [string, Json] => [
        `${type}.${name}${deposed === undefined ? '' : ` (deposed ${deposed})`}`,
        // The order in which a later plan would delete the resource is only in the state.
        { attributes, create_before_destroy: create_before_destroy ?? false },
      ]),
    );
  return new Map([...resources, ['output', state.outputs[slot]?.value ?? {}]]);
}

/**
 * The differences between two states in a slot. Values that the stub providers invent are included, because they are derived from the
 * IDs, which are the same in both states. The comparison ignores:
 * - attributes in `ignore_changes`, such as the zone group of an endpoint that Azure Policy manages;
 * - the type that Terraform stores with a value of azapi, which adds no information;
 * - the difference between null and empty, which the SDK of azurerm does not distinguish either.
 */
export function differencesIn(slot: string, stack: Configuration, texts: readonly [string, string]): Difference[] {
  const [one, other] = texts.map((text) => inSlot(JSON.parse(text) as State, slot)) as [Map<string, Json>, Map<string, Json>];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((address) => {
    const ignored = ignoredBy(stack, address);
    return differences(one.get(address), other.get(address), [])
      .filter(({ path }) => !ignored.some((each) => path[1] === each) && !isTypeOfDynamic(path))
      .map(({ path, values }) => ({ address, attribute: path.join('.'), values }));
  });
}

const isTypeOfDynamic = ([, attribute = '', part]: readonly string[]) =>
  ['body', 'output'].includes(attribute) && part === 'type';

function ignoredBy({ resource }: Configuration, address: string): readonly string[] {
  const [type = '', name = ''] = address.split('.');
  const { ignore_changes = [] } = (resource[type]?.[name]?.['lifecycle'] ?? {}) as { ignore_changes?: readonly string[] };
  return ignore_changes;
}

interface Found {
  readonly path: readonly string[];
  readonly values: Difference['values'];
}

function differences(one: Json | undefined, other: Json | undefined, path: readonly string[]): Found[] {
  if (isDeepStrictEqual(one, other) || (isEmpty(one) && isEmpty(other) && path.length > 0)) return [];
  if (!isMap(one) || !isMap(other)) return [{ path, values: [one, other] }];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], [...path, key]));
}

/** Lists are treated as maps by position. */
const isMap = (value: Json | undefined): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null;

const isEmpty = (value: Json | undefined) =>
  value === undefined || value === null || value === '' || (isMap(value) && Object.keys(value).length === 0);
