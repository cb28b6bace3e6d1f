import type { Comparison } from '../lib/generated/compare';
import { isStateFolder, nameOf } from '../lib/generated/files';

/** Says what to do next about stacks that are no longer configured. */
export function reportUnconfigured({ stale, emptied }: Comparison): void {
  for (const folder of emptied)
    process.stderr.write(
      `note: ${folder} is being destroyed: it is emptied, and the next apply destroys what it made.\n` +
        `  When that is done: npm run synth -- --remove ${nameOf(folder)}\n`,
    );
  for (const folder of stale)
    process.stderr.write(
      `warning: ${folder} is no longer configured, but what it made may still be in Azure.\n${isStateFolder(folder) ? BY_HAND : nextSteps(nameOf(folder))}`,
    );
}

const nextSteps = (name: string) =>
  `  To destroy it by pipeline: npm run synth -- --empty ${name}\n` +
  `  If you destroyed it yourself: npm run synth -- --remove ${name} --destroyed\n`;

const BY_HAND =
  '  It holds the states of other stacks: a person destroys it, after them (docs/deploy.md#destroying-the-storage-account).\n';
