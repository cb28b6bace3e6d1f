import type { Command } from 'commander';
import type { CommandName } from '../../cli/about';
import { ABOUT } from '../../cli/about';
import { EXIT } from '../../cli/command';
import { FILES } from '../../cli/stamps';
import { stamps } from '../support/stamps';

const NAMES = Object.keys(ABOUT) as CommandName[];

/** The lines of a section of a help text, without the indentation. */
const section = (help: string, title: string) => {
  const [, lines = ''] = new RegExp(`\\n${title}:\\n((?: {2}.*\\n?)*)`).exec(help) ?? [];
  return lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
};

/** The arguments of an example that runs a command of the kit: without another program before it, and a comment or a redirection after it. */
const argumentsOf = (example: string) =>
  example
    .replace(/^.* && /, '')
    .replace(/ {3,}.*$/, '')
    .replace(/ > \S+$/, '')
    .replace(/^npx azure-openai-stamps /, 'stamps ')
    .split(' ');

/** Parses the arguments of an example. Actions of commands do not run. */
function accept(program: Command, args: readonly string[]): void {
  const own = program.commands.find((each) => each.name() === args[0]);
  if (own) accept(own, args.slice(1));
  else if (program.parent) expect(program.parseOptions([...args]).unknown.filter((arg) => arg !== '--help')).toEqual([]);
  else expect(() => program.parse(args, { from: 'user' })).not.toThrow();
}

describe.each(NAMES)('stamps %s --help', (name) => {
  test('has the usage, what the command does, examples and exit codes', async () => {
    const { status, stdout, stderr } = await stamps(name, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`Usage: stamps ${name} `)).toBe(true);
    expect(stdout.replace(/\s+/g, ' ')).toContain(ABOUT[name].replace(/\s+/g, ' '));
    expect(section(stdout, 'Examples').length).toBeGreaterThan(0);
    const codes = section(stdout, 'Exit codes').map((line) => Number(/^(\d) {2}\S/.exec(line)?.[1]));
    expect(codes).toEqual(Object.values(EXIT).filter((code) => codes.includes(code)));
    expect(codes).toEqual(expect.arrayContaining([EXIT.ok, EXIT.usage]));
  });

  test('has examples that the command accepts', async () => {
    const { stdout } = await stamps(name, '--help');
    const { program } = await FILES[name]();
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      for (const example of section(stdout, 'Examples')) {
        const [first, command, ...args] = argumentsOf(example);
        expect([first, command]).toEqual(['stamps', name]);
        accept(program, args);
      }
    } finally {
      spy.mockRestore();
    }
  });
});

test('commands with findings have the formats in one order, and others have text and JSON first', async () => {
  const choices = async (name: CommandName) =>
    (await FILES[name]()).program.options.find(({ long }) => long === '--format')?.argChoices;
  const common = ['text', 'json', 'github', 'sarif', 'junit'];
  for (const name of ['check', 'guard'] as const) expect(await choices(name)).toEqual(common);
  expect(await choices('review')).toEqual([...common, 'terminal', 'markdown', 'markdown-whole']);
  for (const name of ['explain', 'models', 'quota', 'upgrade', 'list', 'catalog-update'] as const)
    expect(await choices(name)).toEqual(['text', 'json']);
  expect(await choices('calendar')).toEqual(['text', 'json', 'ics', 'mermaid']);
  expect(await choices('ids')).toEqual(['text', 'json', 'import', 'table']);
});
