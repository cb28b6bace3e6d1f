import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandAsync } from './command';
import { TODAY } from './root';

/** The defaults of a small project. */
export const DEFAULTS = `workload: assistants
residency: { dataZone: EU }
`;
/** Its only environment. */
export const PROD = `# The production
environment: prod
subscriptionId: 22222222-2222-2222-2222-222222222222

deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 100 } # the main one

access: {}

regions: # where
  swedencentral: { network: { addressSpace: 10.20.0.0/25 } }
  # the end
`;

/** A temporary project for the tests of a file, new for each test, and `stamps add` in it. */
export function projectForAdd() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'add-'));
    mkdirSync(path.join(folder, 'environments'));
    write('defaults', DEFAULTS);
    write('prod', PROD);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const fileOf = (name: string) => path.join(folder, 'environments', `${name}.yaml`);
  const write = (name: string, text: string) => {
    writeFileSync(fileOf(name), text);
  };
  const read = (name: string) => readFileSync(fileOf(name), 'utf8');
  const add = (...args: string[]) => commandAsync('add', ...args, '--project', folder, '--today', TODAY);
  return { add, fileOf, read, write };
}

/** The lines of a text that another one does not have. */
export const inserted = (before: string, after: string) => {
  const lines = before.split('\n');
  return after.split('\n').filter((line) => {
    const isOld = line === lines[0];
    if (isOld) lines.shift();
    return !isOld;
  });
};
