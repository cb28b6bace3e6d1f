import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { today } from '../lib/guardrails/today';
import type { Residency } from '../lib/catalog/residency';
import { readProject } from '../lib/resolve/read-project';
import { breachesOf } from '../lib/guardrails/breaches';
import type { Promises } from '../lib/guardrails/guardrail';
import { idleNoted, notedWaivers } from '../lib/guardrails/noted-waivers';
import { expiredWords, judged } from '../lib/guardrails/waiver';
import { demandsOn } from '../lib/fleet/organisation';
import { readStacks } from '../lib/stack/read-stacks';
import { filesIn } from '../lib/stack/source/working-folder';
import { stackOfPlan } from '../lib/stack/source/plan';
import type { Stack } from '../lib/stack/stack';
import { jsonText } from '../lib/text/json';
import { colorsFor } from '../lib/report/colors';
import type { Format } from '../lib/report/formats';
import { FORMATS, WRITERS } from '../lib/report/formats';
import type { Values } from './command';
import { command, EXIT, isFolder, run } from './command';
import { counted } from '../lib/text/counted';
import type { GuardedStack } from './guard-report';
import { withFormats } from './format-option';
import { fileFault } from './file-fault';
import { guardFindings } from './guard-findings';
import { guardReport } from './guard-report';
import { readFolder } from './guard-folder';
import { readWaivers } from './guard-waivers';
import { day } from './day';
import { RESIDENCY_WORDS, residencyNamed } from './residency-words';

interface Options {
  readonly project: string;
  readonly plan?: readonly string[];
  readonly residency?: Residency;
  readonly approvedModifiedFilters?: boolean;
  readonly waivers?: string;
  readonly format: Format;
  readonly today: string;
}

export const program = withFormats(command('guard'), FORMATS)
  .argument('[folder...]', 'folders with Terraform in JSON syntax (default: every stack under generated/)')
  .option('--plan <file...>', 'files with the output of terraform show -json for saved plans, from any configuration')
  .option(
    '--residency <place>',
    'where prompts may be processed: region, global, a data zone (EU, US, APAC) or a geography such as Sweden (default: the residency noted in each stack)',
    residencyOf,
  )
  .option('--approved-modified-filters', 'Microsoft has approved the subscription for modified content filters')
  .option('--waivers <file>', 'a YAML file with waivers as in environment files; each subject is the address of a resource')
  .option('--today <day>', 'the date to use when checking waivers', day, today())
  .addHelpText(
    'after',
    `
Examples:
  stamps guard
  stamps guard --format junit > guard.xml
  stamps guard generated/prod/swedencentral
  terraform show -json plan.tfplan > plan.json && stamps guard --plan plan.json --residency Sweden

A folder or plan contains only Terraform. What a stack in TypeScript declares is not in it: give --residency and --waivers. The region
of an account that is not in the stack is unknown, so its deployments can be errors here although synthesis accepts them.

Exit codes:
  0  no guardrail is broken; there can be warnings, and notices of waived problems
  1  a guardrail is broken, something cannot be read, or there is nothing to check
  2  usage error`,
  );

export const values: Values = { '--residency': () => RESIDENCY_WORDS };

function residencyOf(place: string): Residency {
  return (
    residencyNamed(place) ?? program.error(`error: unknown --residency '${place}'; write one of: ${RESIDENCY_WORDS.join(', ')}`)
  );
}

export const main = run('guard', () => {
  const options = program.parse().opts<Options>();
  const stacks = read(options, program.args);
  const waivers = options.waivers === undefined ? [] : readWaivers(options.waivers);
  const all = stacks.map(({ stack, promises }) => ({
    ...{ stack, ...judged(breachesOf(stack, promises), [...notedWaivers(stack), ...waivers], options.today) },
  }));
  // With only some of the stacks, it is unknown whether a waiver is unused in the others.
  const isProject = program.args.length + (options.plan ?? []).length === 0;
  const idle = isProject ? idleNoted(all, options.today) : new Map<string, readonly string[]>();
  const expired = expiredWords(waivers, options.today);
  const guarded = all.map(({ stack, broken, waived, invalid }, i): GuardedStack => {
    // The file of waivers applies to all stacks: report problems with it once.
    const invalidWaivers = [...new Set([...(i === 0 ? expired : []), ...invalid, ...(idle.get(stack.id) ?? [])])];
    return { id: stack.id, broken, waived, invalidWaivers };
  });
  const errors = guarded.flatMap(({ broken, invalidWaivers }) => [
    ...broken.filter(({ severity }) => severity === 'error'),
    ...invalidWaivers,
  ]);
  const count = errors.length === 0 ? 'no guardrail is broken' : counted(errors.length, 'error');
  process.stdout.write(
    WRITERS[options.format]({
      text: () => `${guardReport(guarded, colorsFor(process.stdout))}${counted(stacks.length, 'stack')} checked: ${count}.\n`,
      json: () => jsonText({ stacks: guarded }),
      report: () =>
        guardFindings(
          guarded,
          stacks.map(({ stack }) => stack),
        ),
    }),
  );
  return errors.length > 0 ? EXIT.problems : EXIT.ok;
});

/** A stack and what it promises. */
interface Guarded {
  readonly stack: Stack;
  readonly promises: Promises;
}

function read({ project, plan = [], residency, approvedModifiedFilters }: Options, folders: readonly string[]): Guarded[] {
  const given: Promises = {
    ...(residency === undefined ? {} : { residency }),
    ...(approvedModifiedFilters ? { approvedModifiedFilters } : {}),
  };
  const promised = (stack: Stack, known: Promises = {}): Guarded => {
    const { residency: noted } = stack.notes;
    return { stack, promises: { ...(noted === undefined ? {} : { residency: noted }), ...known, ...given } };
  };
  const plans = plan.map((file) => promised(readPlan(file)));
  const named = folders.map((folder) =>
    promised(isFolder(folder) ? readFolder(folder) : program.error(`error: there is no folder ${folder}`)),
  );
  if (plans.length + named.length > 0) return [...plans, ...named];
  const known = promisesOf(project);
  const files = filesIn(project, () => true);
  const stacks = [...readStacks(files, 'the project').values()];
  if (stacks.length === 0)
    throw new Error(
      `${path.join(project, 'generated')} has no stacks, so nothing was checked: run npx stamps synth, or give a folder with Terraform in JSON syntax or a --plan`,
    );
  return stacks.map((stack) => promised(stack, known.get(stack.id)));
}

function readPlan(file: string): Stack {
  try {
    return stackOfPlan(file, readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`--plan ${file}: ${fileFault(error)}`, { cause: error });
  }
}

/** The promises of environment files for their stamps, by the ids of the stamps; empty without environment files. */
function promisesOf(project: string): ReadonlyMap<string, Promises> {
  if (!existsSync(path.join(project, 'environments'))) return new Map();
  const { stamps, organisation } = readProject(project);
  const floor = organisation.value.filterFloor;
  return new Map(
    stamps.map(({ value: { id, environment, residency, approvedModifiedFilters } }) => [
      id,
      { residency, approvedModifiedFilters, filterFloor: floor ? demandsOn(environment, floor) : [] },
    ]),
  );
}
