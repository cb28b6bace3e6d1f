import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { synthesize } from '../../../cli/synthesize';
import { wordFilesOf } from '../../../lib/blocklist-files/word-files';
import type { Location, Problem } from '../../../lib/diagnostics/problem';
import type { Fleet } from '../../../lib/fleet/fleet';
import { readFleet } from '../../../lib/resolve/read-fleet';
import { JSON_SCHEMAS } from '../../../lib/settings/json-schema';
import { SourceFile } from '../../../lib/source/source-file';
import { checkAll } from '../../../stacks/rules';
import { mutationOf } from '../../support/mutations';
import { EXAMPLES, ROOT, TODAY } from '../../support/root';

const ajv = new Ajv({ strict: false, validateFormats: false });
const validatorOf = (kind: string) => ajv.compile(JSON.parse(JSON_SCHEMAS.get(`schema/${kind}.schema.json`) ?? '') as object);
const [isDefaults, isEnvironment] = [validatorOf('defaults'), validatorOf('environment')];

/** The environment files of a project, by their names. */
interface Project {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

const projects = EXAMPLES.map((name): Project => {
  const folder = path.join(ROOT, 'test/examples', name);
  const names = readdirSync(path.join(folder, 'environments')).filter((name) => name.endsWith('.yaml'));
  return { folder, files: new Map(names.map((name) => [name, readFileSync(path.join(folder, 'environments', name), 'utf8')])) };
});

function fleetOf({ folder, files }: Project): Fleet {
  const sources = [...files].map(([name, text]) => new SourceFile(`environments/${name}`, text));
  return readFleet(sources, wordFilesOf(folder));
}

const errorsOf = (project: Project): Problem[] =>
  checkAll(fleetOf(project), { today: TODAY }).filter(({ severity }) => severity === 'error');

const withFile = ({ folder, files }: Project, name: string, text: string): Project => ({
  folder,
  files: new Map([...files, [name, text]]),
});

/** One file of one project, and a mistake in it. */
const mistakes = fc.constantFrom(...projects).chain((project) =>
  fc.constantFrom(...project.files).chain(([name, text]) =>
    mutationOf(text).map((mutation) => ({
      ...{ project, name, mutation },
      [fc.toStringMethod]: () => `${path.basename(project.folder)}/${name}: ${mutation.what}`,
    })),
  ),
);

/** Whether an editor with the JSON Schema underlines something in a file. */
function isRefusedByEditors(name: string, text: string): boolean {
  const document = parseDocument(text);
  const validate: ValidateFunction = name === 'defaults.yaml' ? isDefaults : isEnvironment;
  return document.errors.length > 0 || !validate(document.toJS());
}

const lineOf = (text: string, { line }: Location) => text.split('\n')[line - 1];

/** What a help says to write, in place of what is at the location of its error; undefined: it says something else. */
function pasted({ rule, help = '' }: Problem): string | undefined {
  if (rule === 'schema/unknown-key' && help.startsWith('write one of')) return undefined;
  const [, meant, quoted, bare, option, word] =
    /^(?:did you mean '([^']+)'\?|write it in quotes: (".*")|write it without quotes: (.+)|write one of:? ([^,;]+)|write (?!it\b)([\w.-]+)$)/.exec(
      help,
    ) ?? [];
  return meant ?? quoted ?? bare ?? option ?? word;
}

const paste = (text: string, { line, column, length }: Location, by: string) =>
  text
    .split('\n')
    .map((each, i) => (i === line - 1 ? each.slice(0, column - 1) + by + each.slice(column - 1 + length) : each))
    .join('\n');

const keyOf = ({ rule, message }: Problem) => `${rule}: ${message}`;

/** The errors that appear on the line of an error when its help is pasted: faults of the text alone, or of the same rule. */
function errorsAfterPaste(project: Project, name: string, known: ReadonlySet<string>, error: Problem, by: string): Problem[] {
  const text = project.files.get(name) ?? '';
  return errorsOf(withFile(project, name, paste(text, error.location, by))).filter(
    // A value in quotes can still be no version of a model: the catalogue is checked when the form is right.
    (each) =>
      each.location.line === error.location.line &&
      (each.rule === error.rule || /^(schema|yaml)\//.test(each.rule)) &&
      !known.has(keyOf(each)),
  );
}

test('a mistake that editors underline gives a located error or the same Terraform, and its help can be pasted', () => {
  const pastedRules = new Set<string>();
  fc.assert(
    fc.property(mistakes, ({ project, name, mutation }) => {
      const mutated = withFile(project, name, mutation.text);
      const errors = errorsOf(mutated);
      if (errors.length === 0 && isRefusedByEditors(name, mutation.text))
        expect(synthesize(fleetOf(mutated))).toEqual(synthesize(fleetOf(project)));
      const known = new Set(errors.map(keyOf));
      for (const error of errors) {
        const text = mutated.files.get(path.basename(error.location.file));
        if (text !== undefined) expect(lineOf(text, error.location)).toBeDefined();
        const by = pasted(error);
        if (by === undefined || path.basename(error.location.file) !== name) continue;
        pastedRules.add(error.rule);
        const added = errorsAfterPaste(mutated, name, known, error, by).map(keyOf);
        expect([keyOf(error), by, added]).toEqual([keyOf(error), by, []]);
      }
    }),
    { numRuns: 150 },
  );
  expect(pastedRules.size).toBeGreaterThan(2);
});
