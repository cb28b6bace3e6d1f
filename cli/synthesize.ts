import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fleet } from '../lib/environment/fleet';
import { canonicalJson } from '../lib/generated/canonical-json';
import type { GeneratedFiles } from '../lib/generated/files';
import { CONFIGURATION, PAGE, sharedFolder, stampFolder, stateFolder } from '../lib/generated/files';
import { sharedNotes, stampNotes, stateNotes } from '../lib/generated/notes';
import { environmentPage } from '../lib/readme/environment-page';
import { stampPage } from '../lib/readme/stamp-page';
import { statePage } from '../lib/readme/state-page';
import type { Notes } from '../lib/stack/notes';
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
    const configuration = (stack: string, notes: Notes) =>
      canonicalJson(readFileSync(path.join(folder, 'stacks', stack, CONFIGURATION), 'utf8'), notes);
    return new Map([
      ...fleet.stateAccounts.flatMap(({ value }) => [
        [`${stateFolder(value)}/${CONFIGURATION}`, configuration(value.id, stateNotes(value, kit))] as const,
        [`${stateFolder(value)}/${PAGE}`, statePage(value)] as const,
      ]),
      ...fleet.shared.flatMap(({ value }) => [
        [`${sharedFolder(value)}/${CONFIGURATION}`, configuration(value.id, sharedNotes(value, kit))] as const,
        [`${sharedFolder(value)}/${PAGE}`, environmentPage(value)] as const,
      ]),
      ...fleet.stamps.flatMap(({ value }) => {
        const stack = stampFolder(value);
        const text = configuration(value.id, stampNotes(value, kit));
        return [
          [`${stack}/${CONFIGURATION}`, text] as const,
          [`${stack}/${PAGE}`, stampPage(readStack(stack, new Map([[CONFIGURATION, text]])))] as const,
        ];
      }),
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
