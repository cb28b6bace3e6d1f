import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CATALOG_FILE } from '../../cli/catalog-age';
import { asCommitted } from '../lib/catalog/refresh/arm-catalog';
import { armModel, armServer, inPages, SUBSCRIPTION } from '../lib/catalog/refresh/arm-server';
import type { Script } from '../lib/catalog/refresh/arm-server';
import { ROOT } from './root';

/** Runs a script of the kit in a child process, while this process acts as Azure. */
export const node = (...args: readonly string[]) =>
  new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn('node', args, { cwd: ROOT });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });

/** Runs the command on a copy of the catalogue against a stand-in for Azure. */
export async function update(scripts: Readonly<Record<string, Script>>, ...args: readonly string[]) {
  const project = mkdtempSync(path.join(tmpdir(), 'project-'));
  const server = await armServer(scripts);
  try {
    mkdirSync(path.join(project, path.dirname(CATALOG_FILE)), { recursive: true });
    cpSync(path.join(ROOT, CATALOG_FILE), path.join(project, CATALOG_FILE));
    const common = [
      '--subscription',
      SUBSCRIPTION,
      '--endpoint',
      server.endpoint,
      '--project',
      project,
      '--today',
      '2027-01-31',
    ];
    const ended = await node('bin/stamps.mjs', 'catalog-update', ...common, ...args);
    const text = readFileSync(path.join(project, CATALOG_FILE), 'utf8');
    expect(readdirSync(path.join(project, path.dirname(CATALOG_FILE)))).toEqual(['models.json']);
    return { ...ended, text, requests: server.requests };
  } finally {
    await server.close();
    rmSync(project, { recursive: true, force: true });
  }
}

const NEW = armModel('gpt-9', '2027-01-01', ['GlobalStandard', 'DeveloperTier'], {
  deprecation: { inference: '2028-01-01T00:00:00Z' },
});
const LLAMA = { kind: 'AIServices', skuName: 'S0', model: { format: 'Meta', name: 'Llama', version: '1', skus: [] } };
/** What eastus2 offers according to the catalogue, and a new model. */
export const eastus2 = inPages('eastus2', [asCommitted('eastus2'), [NEW, LLAMA]]);
