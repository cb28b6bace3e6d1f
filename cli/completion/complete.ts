import type { Command, Option } from 'commander';
import { UNSEEN, visible } from '../../lib/text/visible';
import type { CommandName } from '../about';
import { ABOUT } from '../about';
import type { CommandFile, Values } from '../command';
import { cursorOf, plainWords } from './words';

/** A word that can be at the cursor. */
interface Candidate {
  readonly value: string;
  readonly about?: string;
}

/** What can be at the cursor: words, and possibly files or folders. */
interface Answer {
  readonly candidates: readonly Candidate[];
  readonly paths: 'files' | 'folders' | 'none';
}

const NOTHING: Answer = { candidates: [], paths: 'none' };

/**
 * The answer to the script of a shell, one candidate per line: the word, a tab, and its description. The last line is `:files`, `:folders`
 * or `:none`. A mistake on the command line has no candidates: completion must not print errors.
 *
 * @param given the words after `stamps` up to the cursor; the last one is the word at the cursor
 * @param load loads the file of one command
 */
export async function completion(
  shell: string,
  given: readonly string[],
  load: (name: CommandName) => Promise<CommandFile>,
): Promise<string> {
  const { words, isDivided } = plainWords(shell, given);
  const { candidates, paths } = await answerTo(words, isDivided, load).catch(() => NOTHING);
  const lines = candidates
    .filter(({ value }) => value.search(UNSEEN) === -1)
    .map(({ value, about }) => `${value}\t${visible(about ?? '')}\n`);
  return `${lines.join('')}:${paths}\n`;
}

async function answerTo(
  [name = '', ...words]: readonly string[],
  isDivided: boolean,
  load: (name: CommandName) => Promise<CommandFile>,
): Promise<Answer> {
  if (words.length === 0) return { candidates: beginning(name, first()), paths: 'none' };
  if (name === 'help') return { candidates: words.length > 1 ? [] : beginning(words[0] ?? '', commands()), paths: 'none' };
  if (!isCommand(name)) return NOTHING;
  const { program, values = {} } = await load(name);
  return inProgram(program, values, words, isDivided);
}

/** A program can have commands of its own, which the first word names. */
function inProgram(program: Command, values: Values, words: readonly string[], isDivided: boolean): Answer {
  if (program.commands.length === 0) return atCursor(program, values, words, isDivided);
  const [name = '', ...rest] = words;
  if (rest.length === 0) {
    const own = program.commands.map((each): Candidate => ({ value: each.name(), about: each.description() }));
    return { candidates: beginning(name, name.startsWith('-') ? optionsOf(program) : own), paths: 'none' };
  }
  const found = program.commands.find((each) => each.name() === name);
  return found === undefined ? NOTHING : inProgram(found, values, rest, isDivided);
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(ABOUT, name);

const commands = (): Candidate[] => Object.entries(ABOUT).map(([value, about]) => ({ value, about }));

const first = (): Candidate[] => [
  ...commands(),
  { value: 'help', about: 'Describe a command.' },
  { value: '--help', about: 'Print the commands.' },
  { value: '--version', about: 'Print the version of the kit.' },
];

function atCursor(program: Command, values: Values, words: readonly string[], isDivided: boolean): Answer {
  const { word, before, option, args, canBeOption, project } = cursorOf(program, words);
  if (option) {
    const long = option.long ?? '';
    const known = values[`${program.name()} ${long}`] ?? values[long];
    const { candidates, paths } = valuesOf(option.argChoices ?? known?.(project, args), option.flags);
    const prefix = isDivided ? '' : before;
    return {
      candidates: beginning(word, candidates).map(({ value }) => ({ value: `${prefix}${value}` })),
      paths,
    };
  }
  if (canBeOption && word.startsWith('-')) return { candidates: beginning(word, optionsOf(program)), paths: 'none' };
  const argument = program.registeredArguments.at(args.length) ?? program.registeredArguments.findLast((each) => each.variadic);
  if (argument === undefined) return NOTHING;
  const { candidates, paths } = valuesOf(argument.argChoices ?? values[argument.name()]?.(project, args), argument.name());
  return { candidates: beginning(word, candidates).filter(({ value }) => !args.includes(value)), paths };
}

/** The values of an option or an argument; if they are not known, files or folders, if its name says so. */
function valuesOf(known: readonly string[] | undefined, name: string): Answer {
  if (known) return { candidates: [...new Set(known)].map((value) => ({ value })), paths: 'none' };
  const placeholder = name.replace(/^.*</, '');
  return {
    candidates: [],
    paths: placeholder.includes('folder') ? 'folders' : placeholder.includes('file') ? 'files' : 'none',
  };
}

const optionsOf = (program: Command): Candidate[] =>
  program
    .createHelp()
    .visibleOptions(program)
    .flatMap(({ long, description }: Option) => (long == null ? [] : [{ value: long, about: description }]));

const beginning = (word: string, candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ value }) => value.startsWith(word));
