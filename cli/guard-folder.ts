import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isFolder } from './command';
import { filesOfFolder } from '../lib/stack/source/working-folder';
import type { Stack } from '../lib/stack/stack';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION, terraformFile } from '../lib/stack/terraform-file';

/**
 * Reads the folder of a root module.
 *
 * @throws if it has no Terraform, or its configuration cannot be read
 */
export function readFolder(folder: string): Stack {
  const files = filesOfFolder(folder);
  if (![...files.keys()].some((name) => TERRAFORM.includes(terraformFile(name).use))) throw new Error(nothingIn(folder));
  try {
    return readStack(path.posix.normalize(folder), files);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path.join(folder, CONFIGURATION)} cannot be read: ${reason}. Generate it again`, { cause: error });
  }
}

const TERRAFORM: readonly string[] = ['configuration', 'override'];

function nothingIn(folder: string): string {
  const below = stackBelow(folder);
  const help = below === undefined ? 'give the folder of a stack' : `give the folder of a stack, such as ${below}`;
  return `${folder} has no Terraform in JSON syntax (*.tf.json), so nothing was checked: ${help}`;
}

/** The number of levels to search: `generated/prod/swedencentral` and `cdktf.out/stacks/assistant` are three below the project. */
const LEVELS = 3;

/** The first folder below another that has a stack. */
function stackBelow(folder: string, levels = LEVELS): string | undefined {
  if (levels === 0) return undefined;
  const inside = readdirSync(folder)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .sort()
    .map((name) => path.join(folder, name))
    .filter(isFolder);
  for (const each of inside) {
    const found = existsSync(path.join(each, CONFIGURATION)) ? each : stackBelow(each, levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
