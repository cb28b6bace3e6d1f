import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { otherStates } from '../../../lib/generated/own-state';

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'generated-'));
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

const put = (name: string, terraform: unknown) => {
  mkdirSync(path.join(project, 'generated', name), { recursive: true });
  writeFileSync(
    path.join(project, 'generated', name, 'cdk.tf.json'),
    JSON.stringify({ '//': { emptied: 'x' }, provider: {}, terraform }),
  );
};
const azurerm = (key: string) => ({ backend: { azurerm: { storage_account_name: 'st', container_name: 'tfstate', key } } });
const local = (file: string) => ({ backend: { local: { path: file } } });
const cloud = (name: string, more: object = {}) => ({ cloud: { organization: 'contoso', workspaces: { name }, ...more } });
const check = (name: string) => otherStates(project, [`generated/${name}`]);

test.each([
  ['in Azure', azurerm('ai/prod/uksouth.tfstate')],
  ['in a file', local('../../../terraform.prod-uksouth.tfstate')],
  ['in a workspace', cloud('ai-prod-uksouth')],
  ['in a workspace with another prefix', cloud('team_prod-uksouth', { hostname: 'tfe.contoso.example' })],
])('accepts the own state of an emptied stack: %s', (_, terraform) => {
  put('prod/uksouth', terraform);
  put('prod/westeurope', azurerm('ai/prod/westeurope.tfstate'));
  expect(check('prod/uksouth')).toEqual([]);
});

test.each([
  ['in Azure', azurerm('ai/prod/westeurope.tfstate'), azurerm('AI/prod/westeurope.tfstate')],
  ['in a file', local('../../../terraform.prod-westeurope.tfstate'), local('../../x/../../terraform.prod-westeurope.tfstate')],
  ['in a workspace', cloud('ai-prod-westeurope'), cloud('AI-prod-westeurope', { hostname: 'app.terraform.io' })],
])('rejects the state of another stack: %s', (_, other, written) => {
  put('prod/westeurope', other);
  put('prod/zzz', written);
  expect(check('prod/zzz')).toEqual([
    'generated/prod/zzz/cdk.tf.json is emptied, but its backend names the state of generated/prod/westeurope: the next apply would destroy the resources of that stack.\n' +
      '  Restore generated/prod/zzz as it was deployed, with git, and empty it: npx stamps synth --empty prod/zzz\n' +
      '  If no such stack was ever deployed, delete the folder.',
  ]);
});

test.each([
  ['another part', azurerm('ai/prod/uksouth.tfstate')],
  ['another environment', azurerm('ai/test/zzz.tfstate')],
  ['a longer environment', azurerm('ai/nonprod/zzz.tfstate')],
  ['another file', local('../../../terraform.prod-uksouth.tfstate')],
  ['a workspace of another part', cloud('ai-prod-uksouth')],
  ['a workspace of a longer environment', cloud('ai-nonprod-zzz')],
])('rejects a state that no folder has: %s', (_, terraform) => {
  put('prod/zzz', terraform);
  expect(check('prod/zzz').join()).toMatch(
    /^generated\/prod\/zzz\/cdk\.tf\.json is emptied, but its backend names the state '.*', which is not its own/,
  );
});

test.each([
  ['none', {}],
  ['two', { backend: { ...local('../../../terraform.prod-zzz.tfstate').backend, ...azurerm('ai/prod/zzz.tfstate').backend } }],
  ['one beside the cloud', { ...azurerm('ai/prod/zzz.tfstate'), cloud: {} }],
  ['a list', [azurerm('ai/prod/zzz.tfstate')]],
  ['a key alone', { backend: { azurerm: { key: 'ai/prod/zzz.tfstate' } } }],
  ['of another kind', { backend: { s3: { key: 'ai/prod/zzz.tfstate' } } }],
])('rejects a backend that the kit does not write: %s', (_, terraform) => {
  put('prod/zzz', terraform);
  expect(check('prod/zzz').join()).toContain("its backend does not have the form that 'npx stamps synth' writes");
});
