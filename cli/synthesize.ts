import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fleet } from '../lib/environment/fleet';
import { canonicalJson } from '../lib/generated/canonical-json';
import type { GeneratedFiles } from '../lib/generated/files';
import { CONFIGURATION, PAGE, sharedFolder, stampFolder, stateFolder } from '../lib/generated/files';
import { extraFileNotes, sharedNotes, stampNotes, stateNotes } from '../lib/generated/notes';
import { environmentPage } from '../lib/readme/environment-page';
import { stampPage } from '../lib/readme/stamp-page';
import { statePage } from '../lib/readme/state-page';
import type { Notes } from '../lib/stack/notes';
import type { Stack } from '../lib/stack/stack';
import { readStack } from '../lib/stack/stack';
import { composeStacks } from '../main';
import { version as kit } from '../package.json';

/** Everything that a fleet comes to, as text: nothing outside a temporary folder is touched. */
export function synthesize(fleet: Fleet): GeneratedFiles {
  const folder = mkdtempSync(path.join(tmpdir(), 'azure-openai-stamps-'));
  try {
    withoutTraces(() => {
      composeStacks(fleet, folder).synth();
    });
    const declared = fleet.declaredFiles.map(({ value }) => value);
    const files = (stack: string, target: string, notes: Notes, page: (written: Stack) => string) => {
      const synthesized = readFileSync(path.join(folder, 'stacks', stack, CONFIGURATION), 'utf8');
      const text = canonicalJson(synthesized, { ...notes, ...extraFileNotes(declared, target) });
      return [
        [`${target}/${CONFIGURATION}`, text],
        [`${target}/${PAGE}`, page(readStack(target, new Map([[CONFIGURATION, text]])))],
      ] as const;
    };
    return new Map([
      ...fleet.stateAccounts.flatMap(({ value }) =>
        files(value.id, stateFolder(value), stateNotes(value, kit), () => statePage(value)),
      ),
      ...fleet.shared.flatMap(({ value }) =>
        files(value.id, sharedFolder(value), sharedNotes(value, kit), () => environmentPage(value)),
      ),
      ...fleet.stamps.flatMap(({ value }) => files(value.id, stampFolder(value), stampNotes(value, kit), stampPage)),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CDKTF formats a stack trace for every token it makes: half of the time of a synthesis, for what nobody reads. */
function withoutTraces(work: () => void): void {
  const errors: { prepareStackTrace?: unknown } = Error;
  const format = errors.prepareStackTrace;
  errors.prepareStackTrace = () => '';
  try {
    work();
  } finally {
    errors.prepareStackTrace = format;
  }
}
