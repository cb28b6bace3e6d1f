import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { ImportId } from '../../lib/adopt/imports';
import { KIT_FOLDER } from '../kit';

/** The import IDs of a stack. */
export interface ImportIds {
  readonly resources: readonly ImportId[];
  /** The resources that Terraform cannot import, and why. */
  readonly without: readonly { readonly address: string; readonly reason: string }[];
}

/** Computes the import IDs of a configuration, with the script that the command ids runs. */
export function importIdsOf(configuration: string): ImportIds {
  const folder = mkdtempSync(path.join(tmpdir(), 'azure-openai-stamps-adopt-'));
  try {
    writeFileSync(path.join(folder, 'cdk.tf.json'), configuration);
    const script = path.join(KIT_FOLDER, 'pipelines', 'import-ids.mjs');
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, folder, '--format', 'json'], {
      encoding: 'utf8',
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`the import IDs could not be computed: ${stderr}`);
    return JSON.parse(stdout) as ImportIds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
