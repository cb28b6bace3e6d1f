import { code } from './markdown';

/** A stack that the next apply destroys. */
export interface EmptiedStack {
  /** Such as `prod/swedencentral`. */
  readonly name: string;
  /** The addresses of its resources. */
  readonly addresses: readonly string[];
}

/** The page of a stack that the next apply destroys. */
export const emptiedPage = ({ name, addresses }: EmptiedStack): string =>
  [
    `# ${name.replace('/', '-')}`,
    '**The next apply destroys this stack.** No file in `environments/` declares it anymore, so its configuration is empty. Terraform destroys every resource that is in the state of a stack but not in its configuration.',
    `Resources that the configuration had before:\n\n${addresses.map((address) => `- ${code(address)}`).join('\n')}`,
    `To keep it, add it back to ${code(`environments/${name.split('/')[0] ?? ''}.yaml`)} and run ${code('npx stamps synth')} before the next apply.`,
    `After it is destroyed, remove this folder: ${code(`npx stamps synth --remove ${name}`)}.`,
  ].join('\n\n') + '\n';
