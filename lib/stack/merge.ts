import type { Json, JsonObject } from './json';
import { blockOf, blocksOf, isObject, own } from './json';

/** One file of a configuration. */
export interface Part {
  readonly file: string;
  readonly content: JsonObject;
}

/** A block of a configuration, such as a resource, and the files that set it. The last file takes precedence. */
interface Block {
  readonly labels: readonly string[];
  readonly body: Json;
  readonly files: readonly string[];
}

/** The result of merging several files. */
export interface Merged {
  readonly content: JsonObject;
  /** The files that set a resource, by its address. */
  readonly filesOf: ReadonlyMap<string, readonly string[]>;
  /** The conflicts that Terraform refuses, as sentences without a full stop. */
  readonly conflicts: readonly string[];
}

/** The number of labels of a block in each section. Other sections have no labels and are merged argument by argument. */
const LABELS: Readonly<Record<string, number>> = {
  action: 2,
  check: 1,
  data: 2,
  ephemeral: 2,
  module: 1,
  output: 1,
  provider: 1,
  resource: 2,
  variable: 1,
};

/** Sections with lists of blocks, to which files can only add. */
const LISTS = new Set(['import', 'moved', 'removed']);

/** The sections that Terraform refuses in an override file, and those that it silently ignores there (tested with 1.11.4). */
const REFUSED = new Set(['check', 'import', 'moved']);
const IGNORED = new Set(['ephemeral', 'removed']);

/** Sections whose blocks contain blocks. In all other sections, everything is a value. */
const WITH_BLOCKS = new Set(['data', 'provider', 'resource', 'terraform']);

/**
 * Values that look like blocks. Source: the attributes of azurerm 4.81.0 and azapi 2.12.0 that are maps or objects, where no
 * resource has a block of the name.
 */
const VALUES = new Set([
  ...['access_policy', 'body', 'configuration_settings', 'custom_keys', 'entity', 'headers', 'ip_tags', 'metadata'],
  ...[
    'network_rulesets',
    'properties',
    'query_parameters',
    'replace_triggers_external_values',
    'response_export_values',
    'retry',
  ],
  ...['security_rule', 'sensitive_body', 'sensitive_body_version', 'subnet', 'tags', 'triggers'],
]);

/** Arguments that are merged argument by argument instead of being replaced. */
const MERGED_INSIDE = new Set(['lifecycle', 'required_providers']);

/**
 * Merges the files of a configuration as Terraform does: first all files that are not overrides, then each override over the blocks
 * that it names. Source: https://developer.hashicorp.com/terraform/language/files/override (read 2026-11-25).
 *
 * @param files the files that are not overrides, sorted by name
 * @param overrides sorted by name, which is the order in which Terraform applies them
 */
export function merge(files: readonly Part[], overrides: readonly Part[]): Merged {
  const conflicts: string[] = [];
  const names = [...new Set([...files, ...overrides].flatMap(({ content }) => Object.keys(content)))];
  const filesOf = new Map<string, readonly string[]>();
  const content = names.flatMap((section): [string, Json][] => {
    // The notes are read only from the file of the kit. In other files they are comments.
    if (section === '//') return [];
    const above = IGNORED.has(section) ? [] : overrides;
    conflicts.push(...overrides.flatMap((part) => misplaced(section, part, files)));
    const depth = Object.hasOwn(LABELS, section) ? LABELS[section] : undefined;
    if (LISTS.has(section)) return [[section, listOf(section, [...files, ...above])]];
    if (depth === undefined) return [[section, argumentsOf(section, [...files, ...overrides])]];
    const blocks = [...files.flatMap((part) => blocksIn(section, depth, part))];
    conflicts.push(...duplicates(section, blocks));
    for (const part of above)
      for (const over of blocksIn(section, depth, part)) {
        const i = blocks.findIndex((each) => isSameBlock(each, over));
        const below = blocks[i];
        if (below)
          blocks[i] = { ...over, body: overridden(section, below.body, over.body), files: [...below.files, part.file] };
        else {
          blocks.push(over);
          conflicts.push(`${part.file} overrides ${section} ${over.labels.join('.')}, which does not exist`);
        }
      }
    if (section === 'resource') for (const { labels, files: found } of blocks) filesOf.set(labels.join('.'), found);
    return [[section, nested(blocks)]];
  });
  return { content: Object.fromEntries(content), filesOf, conflicts };
}

/** Blocks that an override file cannot contain. */
function misplaced(section: string, { file, content }: Part, files: readonly Part[]): string[] {
  const blocks = blocksOf(own(content, section));
  if (blocks.length === 0) return [];
  if (REFUSED.has(section)) return [`${file} has '${section}' blocks, which an override file cannot contain`];
  if (IGNORED.has(section)) return [`${file} has '${section}' blocks, which Terraform ignores in an override file`];
  if (section !== 'locals') return [];
  const known = files.flatMap((each) => blocksOf(own(each.content, section)).flatMap(Object.keys));
  const missing = blocks.flatMap(Object.keys).filter((name) => !known.includes(name));
  return missing.map((name) => `${file} overrides locals ${name}, which does not exist`);
}

const listOf = (section: string, parts: readonly Part[]): Json =>
  parts.flatMap(({ content }) => blocksOf(own(content, section)));

const argumentsOf = (section: string, parts: readonly Part[]): Json =>
  parts
    .flatMap(({ content }) => blocksOf(own(content, section)))
    .reduce<Json>((below, above) => overridden(section, below, above), {});

function blocksIn(section: string, depth: number, { file, content }: Part): Block[] {
  const found = (value: Json | undefined, labels: readonly string[]): Block[] => {
    if (labels.length < depth)
      return blocksOf(value).flatMap((block) =>
        Object.entries(block).flatMap(([name, inner]) => found(inner, [...labels, name])),
      );
    const bodies: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value ?? null];
    return bodies.map((body) => ({ labels, body, files: [file] }));
  };
  return found(own(content, section), []);
}

/** Whether two blocks have the same labels. Providers also need the same alias. */
const isSameBlock = (one: Block, other: Block) =>
  one.labels.join('.') === other.labels.join('.') && aliasOf(one.body) === aliasOf(other.body);

const aliasOf = (body: Json) => (isObject(body) ? body['alias'] : undefined) ?? null;

function duplicates(section: string, blocks: readonly Block[]): string[] {
  const others = blocks.filter((block, i) => blocks.findIndex((each) => isSameBlock(each, block)) < i);
  return others.map(
    ({ labels, files }) => `${section} ${labels.join('.')} is declared twice, the second time in ${files.join(', ')}`,
  );
}

/** Merges one block of a section over another. A block that is null or an empty list in JSON removes nothing. */
function overridden(section: string, below: Json, above: Json): Json {
  if (!WITH_BLOCKS.has(section) || !isObject(above)) return mergedOver(below, above);
  const isNone = (value: Json) => value === null || (Array.isArray(value) && value.length === 0);
  const isBlock = (key: string) =>
    !VALUES.has(key) &&
    isObject(below) &&
    (blocksOf(own(below, key)).length > 0 || blocksOf(own(below, 'dynamic')).some((labels) => Object.hasOwn(labels, key)));
  return mergedOver(below, Object.fromEntries(Object.entries(above).filter(([key, value]) => !isNone(value) || !isBlock(key))));
}

/** Merges one body over another. A block replaces `dynamic` blocks of the same name, and the other way round. */
function mergedOver(below: Json, above: Json): Json {
  if (!isObject(below) || !isObject(above)) return above;
  const [old, fresh] = [below, above].map((body) => blocksOf(own(body, 'dynamic'))) as [JsonObject[], JsonObject[]];
  if (old.length + fresh.length === 0) return argumentsOver(below, above);
  const labels = fresh.flatMap(Object.keys);
  const dynamic = [...old.map((block) => without(block, [...Object.keys(above), ...labels])), ...fresh];
  return { ...argumentsOver(without(below, labels), above), dynamic };
}

const without = (body: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));

/** Merges the second body over the first, argument by argument. */
function argumentsOver(below: JsonObject, above: JsonObject): JsonObject {
  const merged = Object.entries(above).map(([key, value]): [string, Json] => {
    const base = own(below, key);
    const [inner, over] = [blockOf(base), blockOf(value)];
    return [key, MERGED_INSIDE.has(key) && inner && over ? mergedOver(inner, over) : value];
  });
  // A backend replaces another backend and `cloud`.
  const has = (key: string) => blocksOf(own(above, key)).length > 0;
  const gone = has('backend') ? 'cloud' : has('cloud') ? 'backend' : undefined;
  const kept = Object.entries(below).filter(([key]) => key !== gone);
  return Object.fromEntries([...kept, ...merged]);
}

function nested(blocks: readonly Block[]): Json {
  const tree = new Map<string, Block[]>();
  for (const {
    labels: [first = '', ...labels],
    ...block
  } of blocks)
    tree.set(first, [...(tree.get(first) ?? []), { ...block, labels }]);
  return Object.fromEntries(
    [...tree].map(([name, inner]) => [name, inner.every(({ labels }) => labels.length === 0) ? bodyOf(inner) : nested(inner)]),
  );
}

const bodyOf = (blocks: readonly Block[]): Json =>
  blocks.length === 1 ? (blocks[0]?.body ?? null) : blocks.map(({ body }) => body);
