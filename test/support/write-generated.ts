import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '../../cli/synthesize';
import { readProject } from '../../lib/resolve/read-project';

/** Replaces generated/ of a project with what its environments generate. */
export function writeGenerated(project: string): void {
  rmSync(path.join(project, 'generated'), { recursive: true, force: true });
  for (const [file, text] of synthesize(readProject(project))) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }
}
