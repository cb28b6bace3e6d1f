import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../../cli/synthesize';
import * as accounts from './adopted-accounts';
import { adopting } from './adopting';
import { remembered } from './remembered';

/** Writes the stacks of all accounts that the tests adopt, each to a folder of its own, and what Azure knows about them. */
async function write(folder: string): Promise<void> {
  const { keysOn, publicAccount, otherNames, ownFilters, policyZones } = accounts;
  const known: Record<string, unknown> = {};
  for (const [name, fake] of Object.entries({ keysOn, publicAccount, otherNames, ownFilters, policyZones })) {
    const { files, project, existing } = await adopting(fake);
    Object.assign(known, remembered(existing));
    for (const [file, text] of new Map([...synthesize(project.fleet), ...files])) {
      if (!file.startsWith('generated/') || !file.endsWith('.tf.json')) continue;
      const target = path.join(folder, name, path.basename(file));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }
  writeFileSync(path.join(folder, 'remembered.json'), JSON.stringify(known, null, 2));
}

void write(process.argv[2] ?? '');
