import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AZAPI_SOURCE } from '../../../lib/terraform/azapi';
import { AZURERM_SOURCE, PROVIDER_VERSIONS } from '../../../lib/terraform/provider-versions';
import { startProviders } from './running-providers';

/** Terraform with running providers. `init` installs as usual, and a stack that pins another version starts its own providers. */
const shimOf = (terraform: string) => `#!/usr/bin/env bash
folder=.
for argument in "$@"; do
  case $argument in
    -chdir=*) folder=\${argument#-chdir=} ;;
    init) unset TF_REATTACH_PROVIDERS ;;
  esac
done
if [[ -f $folder/cdk.tf.json ]] && ! grep -Fq '"version": "${PROVIDER_VERSIONS.azurerm}"' "$folder/cdk.tf.json"; then
  unset TF_REATTACH_PROVIDERS
fi
exec '${terraform}' "$@"
`;

/** Runs a command in which Terraform uses providers that keep running, and returns its exit code. */
async function withRunningProviders(command: string, args: readonly string[]): Promise<number> {
  const work = mkdtempSync(path.join(tmpdir(), 'running-providers-'));
  const terraform = spawnSync('bash', ['-c', 'command -v terraform'], { encoding: 'utf8' }).stdout.trim();
  const required = {
    azapi: { source: AZAPI_SOURCE, version: PROVIDER_VERSIONS.azapi },
    azurerm: { source: AZURERM_SOURCE, version: PROVIDER_VERSIONS.azurerm },
  };
  writeFileSync(path.join(work, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
  const { status } = spawnSync(terraform, [`-chdir=${work}`, 'init', '-input=false'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('terraform init failed');
  const providers = await startProviders(path.join(work, '.terraform'));
  try {
    mkdirSync(path.join(work, 'bin'));
    writeFileSync(path.join(work, 'bin/terraform'), shimOf(terraform), { mode: 0o755 });
    const env = {
      ...process.env,
      ...providers.environment,
      PATH: `${path.join(work, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    };
    const child = spawn(command, args, { env, stdio: 'inherit' });
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        resolve(code ?? 1);
      });
    });
  } finally {
    providers.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

const [command = 'true', ...args] = process.argv.slice(2);
void withRunningProviders(command, args).then((code) => {
  process.exitCode = code;
});
