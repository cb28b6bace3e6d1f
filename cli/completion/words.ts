import type { Command, Option } from 'commander';

/** The words of a command line after the name of the command, up to the cursor, read as commander reads them. */
export interface Cursor {
  /** The word at the cursor, without quotes. For `--option=value`, only the value. */
  readonly word: string;
  /** The text of the word before `word`, such as `--option=`. */
  readonly before: string;
  /** The option whose value the word is; undefined: it is an option or an argument. */
  readonly option?: Option;
  /** The arguments before the cursor. */
  readonly args: readonly string[];
  /** Whether the word can be an option. */
  readonly canBeOption: boolean;
  /** The value of --project. */
  readonly project: string;
}

/** Reads the words up to the cursor. The last one is the word at the cursor, and can be empty. */
export function cursorOf(program: Command, words: readonly string[]): Cursor {
  const named = (flag: string) => program.options.find(({ long, short }) => long === flag || short === flag);
  const current = words.at(-1) ?? '';
  const args: string[] = [];
  let project = '.';
  let isOver = false;
  /** The option that takes the next word. */
  let open: Option | undefined;
  for (const word of words.slice(0, -1)) {
    const isFlag = !isOver && word.length > 1 && word.startsWith('-');
    if (open && !(isFlag && (open.variadic || open.optional))) {
      if (open.long === '--project') project = word;
      if (!open.variadic) open = undefined;
    } else if (word === '--' && !isOver) {
      isOver = true;
      open = undefined;
    } else if (isFlag) {
      const [flag = '', value] = word.split(/=(.*)/s);
      const option = named(flag);
      if (flag === '--project' && value !== undefined) project = value;
      open = option !== undefined && takesValue(option) && value === undefined ? option : undefined;
    } else args.push(word);
  }
  const common = { args, project, canBeOption: !isOver };
  const [, flag = '', value = ''] = /^(--[^=]+)=(.*)$/s.exec(isOver ? '' : current) ?? [];
  const option = named(flag);
  if (option && takesValue(option)) return { ...common, word: value, before: `${flag}=`, option };
  const isValue = open !== undefined && !(current.startsWith('-') && (open.variadic || open.optional));
  return { ...common, word: current, before: '', ...(open && isValue ? { option: open } : {}) };
}

const takesValue = ({ required, optional }: Option) => required || optional;

/**
 * The words as the program would get them. Bash divides them at `=`, and passes quotes and backslashes, as fish does.
 *
 * @returns the words, and whether the last one is a value that bash completes on its own
 */
export function plainWords(shell: string, given: readonly string[]): { readonly words: string[]; readonly isDivided: boolean } {
  const words: string[] = [];
  let isDivided = false;
  for (const [i, word] of given.entries()) {
    const flag = words.at(-1);
    if (shell === 'bash' && flag !== undefined && given[i - 1] === '=' && /^--[^=]+=$/.test(flag)) {
      words.splice(-1, 1, `${flag}${unquoted(word)}`);
      isDivided = true;
    } else if (shell === 'bash' && word === '=' && flag?.startsWith('--')) {
      words.splice(-1, 1, `${flag}=`);
      isDivided = true;
    } else {
      words.push(shell === 'zsh' ? word : unquoted(word));
      isDivided = false;
    }
  }
  return { words, isDivided };
}

/** A word without its quotes and backslashes. The quote at the cursor may not be closed yet. */
const unquoted = (word: string): string =>
  /^["']/.test(word) ? word.slice(1).replace(/["']$/, '') : word.replace(/\\(.)/gs, '$1');
