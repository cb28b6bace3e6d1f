import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Composed } from '../../../cli/adopt/compose';
import { compose } from '../../../cli/adopt/compose';
import { inheritedWorkspace } from '../../../cli/adopt/over-defaults';
import { projectIn } from '../../../cli/add/project';
import { describe as described } from '../../../lib/adopt/describe';
import type { Existing } from '../../../lib/adopt/existing';
import { partsOf } from '../../../lib/adopt/ids';
import { readExisting } from '../../../lib/adopt/read-existing';
import { TODAY } from '../root';
import { NEW_SUBNET, NEW_ZONE } from './adopted-accounts';
import type { FakeAccount } from './fake-account';
import { idOf, serve } from './fake-account';
import { clientOf } from './client';
import { FakeResourceManager } from './resource-manager';

/** An adoption in a project without other environments. */
export interface Adopting extends Composed {
  readonly existing: Existing;
  /** The requests to the local Azure. */
  readonly requests: readonly string[];
}

/** Adopts an account that a local Azure serves. Nothing is written to the project. */
export async function adopting(
  fake: FakeAccount,
  arrange: (azure: FakeResourceManager) => unknown = () => undefined,
  defaults?: string,
): Promise<Adopting> {
  const folder = mkdtempSync(path.join(tmpdir(), 'adopt-test-'));
  mkdirSync(path.join(folder, 'environments'));
  if (defaults !== undefined) writeFileSync(path.join(folder, 'environments/defaults.yaml'), defaults);
  const azure = await FakeResourceManager.start();
  try {
    serve(azure, fake);
    arrange(azure);
    const id = partsOf('account', idOf(fake));
    if (!id) throw new Error('the ID of the account is malformed');
    const existing = await readExisting(clientOf(azure), id);
    const wanted = fake.endpoint === undefined ? { subnet: NEW_SUBNET, zones: [NEW_ZONE] } : { zones: [] };
    const project = projectIn(folder, TODAY);
    const stamp = described(existing, { cloud: 'public', today: TODAY, ...wanted, ...inheritedWorkspace(project) });
    const choices = { environment: 'legacy', workload: 'assistants', cloud: 'public', owner: 'team' } as const;
    return { ...compose(project, existing, stamp, choices), existing, requests: azure.requests };
  } finally {
    await azure.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
