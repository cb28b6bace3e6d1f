import { visible } from './visible';

/** The beginnings of commands: for GitHub Actions at the start of a line, for GitHub Actions and Azure DevOps anywhere in it. */
const COMMANDS = /^(\s*):(?=:)|#(?=#(\w*)\[)/g;

/**
 * Untrusted text for one line of a terminal or a pipeline log. Invisible characters and commands are escaped: `::stop-commands::x`
 * becomes `\u{3a}:stop-commands::x`, and `##vso[…]` becomes `\u{23}#vso[…]`.
 */
export const terminal = (text: string): string =>
  visible(text).replace(COMMANDS, (mark, space: string | undefined) => (mark === '#' ? '\\u{23}' : `${space ?? ''}\\u{3a}`));

/** Text with several lines, each escaped by `terminal`. */
export const terminalLines = (text: string): string => text.split('\n').map(terminal).join('\n');
