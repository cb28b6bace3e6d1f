import { code } from './markdown';

/** A stack that is to be destroyed. */
export interface EmptiedStack {
  /** Such as `prod/swedencentral`. */
  readonly name: string;
  /** The addresses of what it is made of until then. */
  readonly addresses: readonly string[];
}

/** What a person wants to know of a stack that the next apply destroys. */
export const emptiedPage = ({ name, addresses }: EmptiedStack): string =>
  [
    `# ${name.replace('/', '-')}`,
    '**The next apply destroys this stack.** No file in `environments/` has it any more, so its configuration was emptied. Terraform destroys what the state of a stack has and its configuration does not.',
    `It was made of:\n\n${addresses.map((address) => `- ${code(address)}`).join('\n')}`,
    `To keep it, put it back into ${code(`environments/${name.split('/')[0] ?? ''}.yaml`)} and run ${code('npm run synth')} before it is applied.`,
    `When it is destroyed, drop this folder: ${code(`npm run synth -- --remove ${name}`)}.`,
  ].join('\n\n') + '\n';
