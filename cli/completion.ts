import { Argument } from 'commander';
import { EXIT, question, run } from './command';
import type { Shell } from './completion/scripts';
import { SCRIPTS, SHELLS } from './completion/scripts';

export const program = question('completion')
  .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
  .addHelpText(
    'after',
    `
Completes commands, options and their values, stacks and environments under generated/, regions and models. Run the script when the shell
starts:
  bash  in ~/.bashrc: source <(npx stamps completion bash)
  zsh   in ~/.zshrc, after compinit: source <(npx stamps completion zsh)
  fish  in ~/.config/fish/config.fish: npx stamps completion fish | source

Examples:
  stamps completion bash
  stamps completion zsh > ~/.zfunc/_stamps
  stamps completion fish > ~/.config/fish/completions/stamps.fish

Exit codes:
  0  the script is printed
  2  usage error`,
  );

export const main = run('completion', () => {
  const [shell] = program.parse().processedArgs as [Shell];
  process.stdout.write(SCRIPTS[shell]);
  return EXIT.ok;
});
