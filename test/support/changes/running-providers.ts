import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { connect } from 'node:http2';
import path from 'node:path';

/** A Terraform plugin starts only with this variable. Source: hashicorp/terraform, internal/plugin/serve.go. */
const COOKIE = { TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2' };

/** Providers that keep running between runs of Terraform, because their start takes most of the time of a run. */
export interface RunningProviders {
  /** The environment variables with which Terraform uses them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

/** Starts the providers that `terraform init` has installed in a folder. */
export async function startProviders(installed: string): Promise<RunningProviders> {
  const files = readdirSync(path.join(installed, 'providers'), { recursive: true, encoding: 'utf8' });
  const programs = files.filter((file) => path.basename(file).startsWith('terraform-provider-'));
  const running = await Promise.all(programs.map((file) => start(path.join(installed, 'providers', file), sourceOf(file))));
  return {
    environment: {
      TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(running.map((each) => [each.source, each.address]))),
    },
    stop: () => {
      for (const { end } of running) end();
    },
  };
}

/** Such as `registry.terraform.io/hashicorp/azurerm`. */
const sourceOf = (file: string) => file.split(path.sep).slice(0, 3).join('/');

interface Running {
  readonly source: string;
  readonly address: object;
  readonly end: () => void;
}

function start(program: string, source: string): Promise<Running> {
  return new Promise((resolve, reject) => {
    const options = process.env['PROVIDER_NODE_OPTIONS'];
    const env = { ...process.env, ...COOKIE, ...(options === undefined ? {} : { NODE_OPTIONS: options }) };
    const child = spawn(program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    child.on('error', reject);
    child.stdout.once('data', (line: Buffer) => {
      const [, version, network, address = ''] = line.toString().trim().split('|');
      // A provider exits with its last client, so this connection stays open.
      const client = connect(`http://${address}`);
      client.on('error', reject);
      client.on('connect', () => {
        resolve({
          source,
          address: {
            ...{ Protocol: 'grpc', ProtocolVersion: Number(version), Pid: child.pid, Test: true },
            Addr: { Network: network, String: address },
          },
          end: () => {
            client.close();
            child.kill();
          },
        });
      });
    });
  });
}
