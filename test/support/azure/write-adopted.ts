import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../../cli/synthesize';
import * as accounts from './adopted-accounts';
import { adopting } from './adopting';

/** Writes the stacks of all accounts that the tests adopt, each to a folder of its own. */
async function write(folder: string): Promise<void> {
  const { keysOn, publicAccount, otherNames, ownFilters, policyZones } = accounts;
  for (const [name, fake] of Object.entries({ keysOn, publicAccount, otherNames, ownFilters, policyZones })) {
    const { files, project } = await adopting(fake);
    for (const [file, text] of new Map([...synthesize(project.fleet), ...files])) {
      if (!file.startsWith('generated/') || !file.endsWith('.tf.json')) continue;
      const target = path.join(folder, name, path.basename(file));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }
}

void write(process.argv[2] ?? '');
