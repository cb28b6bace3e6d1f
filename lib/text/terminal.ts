import { visible } from './visible';

/** What GitHub Actions obeys at the start of a line, and GitHub Actions or Azure DevOps anywhere in it. */
const COMMANDS = /^(\s*):(?=:)|#(?=#(\w*)\[)/g;

/**
 * Text in one line of a terminal or of the log of a pipeline, in which everything can be seen and nothing is obeyed. It may come from
 * anybody's branch: `::stop-commands::x` becomes `\u{3a}:stop-commands::x`, and `##vso[…]` becomes `\u{23}#vso[…]`.
 */
export const terminal = (text: string): string =>
  visible(text).replace(COMMANDS, (mark, space: string | undefined) => (mark === '#' ? '\\u{23}' : `${space ?? ''}\\u{3a}`));

/** Text of several lines, each as `terminal` writes it. */
export const terminalLines = (text: string): string => text.split('\n').map(terminal).join('\n');
