import { JSON_SCHEMAS } from '../../../lib/settings/json-schema';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The settings of environments/defaults.yaml and of environment files, as paths. `*` stands for a key. */
export function settingPaths(): string[] {
  const paths = ['environment', 'defaults'].flatMap((name) => {
    const root = JSON.parse(JSON_SCHEMAS.get(`schema/${name}.schema.json`) ?? '{}') as Schema;
    return leavesOf(root, root, []);
  });
  // A region can have the same settings as the environment.
  return [...new Set(paths.map((path) => path.replace(/^regions\.\*\..+/, 'regions.*')))].sort();
}

/** @param above the definitions around this one, because definitions can be recursive */
function leavesOf(schema: Schema, root: Schema, path: readonly string[], above: readonly string[] = []): string[] {
  const { $ref: ref, allOf = [], anyOf = [], properties = {}, additionalProperties } = schema;
  if (ref !== undefined && above.includes(ref)) return [path.join('.')];
  const within = ref === undefined ? above : [...above, ref];
  const inner = [
    ...(ref === undefined ? [] : leavesOf(definitionOf(ref, root), root, path, within)),
    ...[...allOf, ...anyOf].flatMap((each) => leavesOf(each, root, path, within)),
    ...Object.entries(properties).flatMap(([key, each]) => leavesOf(each, root, [...path, key], within)),
    ...(typeof additionalProperties === 'object' ? leavesOf(additionalProperties, root, [...path, '*'], within) : []),
  ];
  const deeper = inner.filter((each) => each !== path.join('.'));
  return deeper.length > 0 ? deeper : [path.join('.')];
}

const definitionOf = (ref: string, root: Schema): Schema => root.definitions?.[ref.replace('#/definitions/', '')] ?? {};
