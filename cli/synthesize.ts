import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'cdktf';
import type { Fleet } from '../lib/fleet/fleet';
import { canonicalJson } from '../lib/generated/canonical-json';
import type { GeneratedFiles } from '../lib/generated/files';
import { CONFIGURATION, governanceFolder, PAGE, sharedFolder, stampFolder, stateFolder } from '../lib/generated/files';
import { governanceNotes, sharedNotes, stampNotes, stateNotes, withExtraFiles } from '../lib/generated/notes';
import { environmentPage } from '../lib/readme/environment-page';
import { governancePage } from '../lib/readme/governance-page';
import { stampPage } from '../lib/readme/stamp-page';
import { statePage } from '../lib/readme/state-page';
import type { Notes } from '../lib/stack/notes';
import type { Stack } from '../lib/stack/stack';
import { readStacks } from '../lib/stack/read-stacks';
import { composeStacks } from '../stacks/compose-stacks';
import { KIT_VERSION as kit } from './kit';
import { withoutTraces } from './without-traces';

/**
 * All generated files of a fleet, as text. Only a temporary folder is written to.
 *
 * @param extraFiles the files that the kit did not write in the folders of stacks, by their paths: pages describe them
 * @param write writes the stacks of the fleet to a folder, as CDKTF does
 */
export function synthesize(
  fleet: Fleet,
  extraFiles: GeneratedFiles = new Map(),
  write: WriteStacks = composed,
): GeneratedFiles {
  const folder = mkdtempSync(path.join(tmpdir(), 'azure-openai-stamps-'));
  try {
    withoutTraces(() => {
      write(fleet, folder);
    });
    const declared = {
      declaredFiles: fleet.declaredFiles.map(({ value }) => value),
      waivers: fleet.waivers.map(({ value }) => value),
    };
    const configurations = new Map<string, string>();
    const pages = new Map<string, PageOf>();
    const add = (id: string, target: string, notes: Notes, page: PageOf) => {
      const synthesized = readFileSync(path.join(folder, 'stacks', id, CONFIGURATION), 'utf8');
      configurations.set(target, canonicalJson(synthesized, withExtraFiles(notes, target, declared)));
      pages.set(target, page);
    };
    for (const { value } of fleet.stateAccounts) add(value.id, stateFolder(value), stateNotes(value, kit), statePage);
    for (const { value } of fleet.governances)
      add(value.id, governanceFolder(value), governanceNotes(value, kit), governancePage);
    for (const { value } of fleet.shared) add(value.id, sharedFolder(value), sharedNotes(value, kit), environmentPage);
    const { prices } = fleet.organisation.value;
    for (const { value } of fleet.stamps) add(value.id, stampFolder(value), stampNotes(value, kit, prices), stampPage);
    return withPages(configurations, pages, extraFiles);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the stacks of a fleet to a folder, as CDKTF does. */
export type WriteStacks = (fleet: Fleet, folder: string) => void;

function composed(fleet: Fleet, outdir: string): void {
  const app = new App({ stackTraces: false, outdir });
  composeStacks(app, fleet);
  app.synth();
}

type PageOf = (stack: Stack, all: Iterable<Stack>) => string;

/** Pages describe what Terraform will do, so they are generated from everything that it reads, not from the settings. */
function withPages(
  configurations: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, PageOf>,
  extraFiles: GeneratedFiles,
): GeneratedFiles {
  const written = [...configurations].map(([folder, text]) => [`${folder}/${CONFIGURATION}`, text] as const);
  const stacks = readStacks(new Map([...extraFiles, ...written]), 'the environments');
  return new Map(
    [...configurations].flatMap(([folder, text]) => {
      const stack = stacks.get(folder);
      const page = stack && pages.get(folder)?.(stack, stacks.values());
      const configuration = [`${folder}/${CONFIGURATION}`, text] as const;
      return page === undefined ? [configuration] : [configuration, [`${folder}/${PAGE}`, page] as const];
    }),
  );
}
