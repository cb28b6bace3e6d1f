import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lostStates } from '../../../cli/lost-states';
import { synthesize } from '../../../cli/synthesize';
import { readProject } from '../../../lib/resolve/read-project';
import { compare } from '../../../lib/generated/compare';
import { emptiable, emptiedConfiguration } from '../../../lib/generated/empty';
import { drop } from '../../../lib/generated/remove-stacks';
import { losingStates } from '../../../lib/generated/state-containers';
import { checkAll } from '../../../stacks/rules';
import { inShort } from '../../support/project';
import { inCopyOf, TODAY } from '../../support/root';
import { generate } from '../../support/synth';

const LIVE = ['live/environment', 'live/germanywestcentral'];
const LIVE_FOLDERS = LIVE.map((name) => `generated/${name}`);

const inProject = (work: (project: string) => void) => {
  inCopyOf('state-backend', (project) => {
    edit(project, 'live', (text) => `preventDestroy: false\n${text}`);
    generate(project);
    work(project);
  });
};
const file = (project: string, name: string) => path.join(project, `environments/${name}.yaml`);
const edit = (project: string, name: string, change: (text: string) => string) => {
  writeFileSync(file(project, name), change(readFileSync(file(project, name), 'utf8')));
};
const withoutRegions = (text: string) => text.replace(/^regions:[^]*$/m, 'regions: {}\n');
const withoutCreation = (project: string) => {
  for (const name of ['defaults', 'live', 'trial'])
    edit(project, name, (text) => text.replace(/^ {2}create:[^]*?(?=^\S)/m, ''));
};
const empty = (project: string, names: readonly string[]) => {
  for (const stack of emptiable(project, compare(project, synthesize(readProject(project))), names, []))
    writeFileSync(path.join(project, stack.folder, 'cdk.tf.json'), emptiedConfiguration(stack, '1'));
};
const found = (project: string, removed: readonly string[] = []) => {
  const files = synthesize(readProject(project));
  return losingStates(project, compare(project, files), files, removed);
};
/** The stacks whose states would be lost, with the status of each and the container. */
const losing = (project: string, removed: readonly string[] = []) =>
  found(project, removed).map(
    ({ folder, kind, container: { storageAccount, container } }) => `${folder} ${kind} ${storageAccount}/${container}`,
  );

test('an environment without regions keeps its container and has no problems', () => {
  inProject((project) => {
    edit(project, 'live', withoutRegions);
    expect(checkAll(readProject(project), { today: TODAY }).map(inShort)).toEqual([]);
    expect(losing(project)).toEqual([]);
    withoutCreation(project);
    expect(checkAll(readProject(project), { today: TODAY }).map(inShort)).toEqual([
      'environment/regions: the environment has no region',
    ]);
  });
});

test('a container is lost with the file of its environment, until the folders of all its stacks are removed', () => {
  inProject((project) => {
    const stale = LIVE_FOLDERS.map((folder) => `${folder} stale sttfstateclaims/live`);
    edit(project, 'live', withoutRegions);
    empty(project, [LIVE[1] ?? '']);
    rmSync(file(project, 'live'));
    expect(losing(project)).toEqual([stale[0], 'generated/live/germanywestcentral emptied sttfstateclaims/live']);
    expect(losing(project, LIVE_FOLDERS.slice(1))).toEqual(stale.slice(0, 1));
    expect(losing(project, LIVE_FOLDERS)).toEqual([]);
    drop(project, LIVE_FOLDERS);
    expect(losing(project)).toEqual([]);
  });
});

test('a removed region loses no state, because its container is kept', () => {
  inProject((project) => {
    edit(project, 'live', (text) => text.replace('germanywestcentral:', 'francecentral:'));
    expect(losing(project)).toEqual([]);
  });
});

test('a change of the container or storage account would lose states', () => {
  inProject((project) => {
    edit(project, 'live', (text) => text.replace('container: live', 'container: other'));
    const moved = LIVE_FOLDERS.map((folder) => `${folder} moved sttfstateclaims/live`);
    expect(losing(project)).toEqual(moved);
    edit(project, 'live', (text) => text.replace('container: other', 'container: live'));
    edit(project, 'defaults', (text) => text.replace('sttfstateclaims', 'sttfstateother'));
    const trial = ['environment', 'swedencentral'].map((part) => `generated/trial/${part} moved sttfstateclaims/trial`);
    expect(losing(project).sort()).toEqual([...moved, ...trial]);
  });
});

test('a storage account that the kit no longer creates is lost only for stacks that are no longer configured', () => {
  inProject((project) => {
    withoutCreation(project);
    expect(losing(project)).toEqual([]);
    edit(project, 'live', (text) => text.replace('germanywestcentral:', 'francecentral:'));
    expect(losing(project)).toEqual(['generated/live/germanywestcentral stale sttfstateclaims/live']);
    // Without its own stack, another team manages the account.
    drop(project, ['generated/state/sttfstateclaims']);
    expect(losing(project)).toEqual([]);
  });
});

test('the message lists the steps in order, with commands', () => {
  inProject((project) => {
    rmSync(file(project, 'live'));
    expect(lostStates(found(project))).toEqual([
      "generated/state/sttfstateclaims would lose the container 'live', which still contains the states of\n" +
        '  generated/live/environment, which is no longer configured\n' +
        '  generated/live/germanywestcentral, which is no longer configured\n' +
        'Without its state, Terraform can neither change nor destroy the resources of a stack.\n' +
        '  1. Keep the container: restore the setting state as it was in environments/live.yaml. For an environment without regions, set regions: {}.\n' +
        '  2. npx stamps synth --empty live/environment live/germanywestcentral\n' +
        '  3. Merge the change, and let the pipeline apply it, which destroys the stacks.\n' +
        '  4. npx stamps synth --remove live/environment live/germanywestcentral. You can remove the container in the same pull request.\n' +
        '  5. After the merge, apply the stack of the storage account by hand: docs/deploy.md#deleting-an-environment.\n' +
        '  If you destroyed them yourself: npx stamps synth --remove live/environment live/germanywestcentral --destroyed',
    ]);
    empty(project, LIVE);
    const [emptied = ''] = lostStates(found(project));
    expect(emptied).toContain('which is being destroyed: it is emptied, but not yet removed\n');
    expect(emptied).not.toContain('--empty');
  });
});
