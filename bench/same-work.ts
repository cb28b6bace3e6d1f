import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIGURATION } from '../lib/generated/files';
import { environmentFiles } from './environment-files';
import { byHand } from './handwritten';
import { byKit } from './kit';
import { planOf } from './plan';
import { inTemporaryFolder } from './temporary-folder';

/** The number of resources by type and set of attributes, such as `azurerm_subnet: address_prefixes, name`. */
type Tally = ReadonlyMap<string, number>;

interface Configuration {
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly output?: Readonly<Record<string, object>>;
}

/**
 * The differences between the results of the two methods, as sentences. Names and addresses may differ. The number of resources by
 * type, their attributes and the outputs must be the same; otherwise the times cannot be compared.
 */
export function differencesInWork(stamps: number): string[] {
  const [hand, kit] = [talliedByHand(stamps), talliedByKit(stamps)];
  return [...new Set([...hand.keys(), ...kit.keys()])]
    .filter((kind) => hand.get(kind) !== kit.get(kind))
    .map((kind) => `${hand.get(kind) ?? 0} by hand, ${kit.get(kind) ?? 0} by the kit: ${kind}`);
}

function talliedByHand(stamps: number): Tally {
  return inTemporaryFolder((folder) => {
    byHand(planOf(stamps), folder);
    const stacks = path.join(folder, 'stacks');
    return tally(readdirSync(stacks).map((stack) => readFileSync(path.join(stacks, stack, CONFIGURATION), 'utf8')));
  });
}

function talliedByKit(stamps: number): Tally {
  const files = [...byKit(environmentFiles(planOf(stamps)))];
  return tally(files.filter(([file]) => file.endsWith(CONFIGURATION)).map(([, text]) => text));
}

function tally(configurations: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const kind of configurations.flatMap(kindsIn)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function kindsIn(configuration: string): string[] {
  const { resource, output = {} } = JSON.parse(configuration) as Configuration;
  return [
    ...Object.entries(resource).flatMap(([type, each]) => Object.values(each).map((body) => `${type}: ${attributesOf(body)}`)),
    ...Object.keys(output).map((name) => `output ${name}`),
  ];
}

/** The paths of all attributes in a block, without the notes that CDKTF adds and the kit removes. */
function attributesOf(block: object): string {
  return Object.entries(block)
    .filter(([name]) => name !== '//')
    .map(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? `${name}(${attributesOf(value)})` : name,
    )
    .sort()
    .join(', ');
}
