import { Workplace } from '../support/pipelines';

let place: Workplace;

/** A fake terraform with the state in the file `state`, which fails to initialize if `refusal` exists. */
const TERRAFORM = `
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
if (args.includes('init')) {
  fs.copyFileSync(args[0].slice('-chdir='.length) + '/cdk.tf.json', 'prepared');
  process.stderr.write(read('refusal'));
  process.exitCode = read('refusal') === '' ? 0 : 1;
}
if (args.includes('state')) {
  process.stdin.resume();
  process.stdout.write(read('state'));
  process.exitCode = Number(read('status') || '0');
}
`;

const git = async (...args: string[]) => {
  const { status, stderr } = await place.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
  if (status !== 0) throw new Error(stderr);
};

beforeEach(async () => {
  place = new Workplace();
  place.program('terraform', TERRAFORM);
  place.stack('prod/uksouth');
  place.write('generated/prod/uksouth/.terraform.lock.hcl', '# locked');
  place.stack('prod/ukwest');
  await git('init', '--quiet');
  await git('add', 'generated');
  await git('commit', '--quiet', '--message=base');
  await git('rm', '--quiet', '-r', 'generated');
});

afterEach(() => {
  place.clear();
});

const check = (...parts: string[]) =>
  place.run(
    ['pipelines/removed-are-destroyed', 'HEAD'],
    {},
    parts.map((part) => `prod-${part} generated/prod/${part}\n`).join(''),
  );
const UNTOUCHED = 'generated/prod/';

test('a stack without resources in its state may be removed', async () => {
  expect((await check('uksouth', 'ukwest')).status).toBe(0);
  expect(JSON.parse(place.read('prepared'))).toEqual({ terraform: { backend: { azurerm: {} } } });
  expect(place.calls('terraform').filter((args) => args.includes('state'))).toHaveLength(2);
  expect(place.calls('terraform').flat().join()).not.toContain(UNTOUCHED);
});

test('a stack with a workspace may be removed, with a note that its state is not read', async () => {
  place.write('generated/prod/ukwest/cdk.tf.json', { terraform: { cloud: { organization: 'contoso' } } });
  await git('add', 'generated');
  await git('commit', '--quiet', '--message=base');
  expect(await check('ukwest')).toEqual({
    status: 0,
    stdout: '',
    stderr:
      'prod-ukwest stored its state in HCP Terraform or Terraform Enterprise, which is not read here: make sure that the stack is destroyed\n',
  });
  expect(place.calls('terraform')).toEqual([]);
});

test('no state is read if no stack is removed', async () => {
  expect(await check()).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await place.run(['pipelines/removed-are-destroyed', 'HEAD'], {}, '\n')).toMatchObject({ status: 0 });
  expect(place.calls('terraform')).toEqual([]);
});

test('a lock file of the base is binding', async () => {
  await check('uksouth', 'ukwest');
  const inits = place.calls('terraform').filter((args) => args.includes('init'));
  expect(inits.map((args) => args.includes('-lockfile=readonly'))).toEqual([true, false]);
});

test('a stack with resources may not be removed, and is reported with its resources', async () => {
  place.write('state', 'azurerm_subnet.x\nazurerm_subnet.y\n');
  const { status, stderr } = await check('uksouth', 'ukwest');
  expect(status).toBe(1);
  expect(stderr).toContain('prod-uksouth is removed, but its state still has:\n  azurerm_subnet.x\n  azurerm_subnet.y\n');
  expect(stderr).toContain(
    'these stacks are not known to be destroyed: prod-uksouth prod-ukwest\nRestore the folder of each stack, empty it (npx stamps synth',
  );
});

test('a stack that was never applied may be removed', async () => {
  place.write('refusal', 'Error: failed to lock azure state: 403 AuthorizationPermissionMismatch');
  expect((await check('uksouth')).status).toBe(0);
});

test('a stack whose state cannot be read may not be removed', async () => {
  place.write('refusal', 'Error: 403 AuthorizationFailure\n');
  expect(await check('uksouth')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('AuthorizationFailure') as unknown,
  });
  place.write('refusal', '');
  place.write('status', '1');
  expect((await check('uksouth')).status).toBe(1);
});

test('a stack that is not in the base is an error', async () => {
  expect((await check('norwayeast')).status).not.toBe(0);
});

test('a stack with its state in a local file is left to its owner', async () => {
  place.stack('prod/uksouth', { local: { path: 'x' } });
  await git('add', 'generated');
  await git('commit', '--quiet', '--message=local');
  const { status, stderr } = await check('uksouth');
  expect([status, stderr]).toEqual([
    0,
    'prod-uksouth stored its state in a local file, which is not available here: make sure that the stack is destroyed\n',
  ]);
  expect(place.calls('terraform')).toEqual([]);
});
