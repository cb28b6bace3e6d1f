import type { Broken } from '../lib/guardrails/breaches';
import { breachesOf, GUARDRAILS } from '../lib/guardrails/breaches';
import type { Guardrail, Promises } from '../lib/guardrails/guardrail';
import type { Located } from '../lib/environment/environment-reader';
import type { Fleet } from '../lib/environment/fleet';
import type { Stamp } from '../lib/environment/stamp';
import { nameOf, stampFolder } from '../lib/generated/files';
import { demandsOn } from '../lib/rules/filter-floor';
import type { Circumstances, Finding, Rule } from '../lib/rules/rule';
import { finding } from '../lib/rules/rule';
import type { PlacedFile } from '../lib/stack/extra-file';
import { visible } from '../lib/text/visible';
import { readStamp } from './stamp-reading';

/** Guardrails that overrides do not break: rules of their own look at providers and at arguments such as `dynamic`. */
const ELSEWHERE: readonly string[] = ['guardrails/files', 'guardrails/hidden', 'guardrails/providers'];

/** The guardrails, for overrides and other people's files. Settings have rules of their own, which come to the same. */
export const GUARDRAIL_RULES: readonly Rule[] = GUARDRAILS.map(ruleOf);

function ruleOf({ id, summary }: Guardrail): Rule {
  return {
    id,
    summary: `Neither overrides nor extra files break a guardrail. ${summary}`,
    // What remains of `guardrails/files` are files that Terraform refuses to put together.
    waivable: id !== 'guardrails/files',
    check: (fleet, circumstances) =>
      fleet.stamps.flatMap((located) => {
        const { byOverrides, byFiles } = brokenIn(fleet, located.value, circumstances);
        const isThis = ({ guardrail }: Broken) => guardrail === id;
        return [
          ...byOverrides.filter(isThis).map((broken) => ofOverride(located, broken)),
          ...byFiles.filter(isThis).map((broken) => ofFile(fleet, located, broken, filesOf(located.value, circumstances))),
        ];
      }),
  };
}

/** What a stamp breaks with its overrides, and with the files beside it, and would not break without them. */
interface BrokenBy {
  readonly byOverrides: readonly Broken[];
  readonly byFiles: readonly Broken[];
}

/** The stacks are made once for all rules. */
const found = new WeakMap<Stamp, BrokenBy & { readonly extraFiles: Circumstances['extraFiles'] }>();

function brokenIn(fleet: Fleet, stamp: Stamp, circumstances: Circumstances): BrokenBy {
  const { extraFiles } = circumstances;
  const known = found.get(stamp);
  if (known && known.extraFiles === extraFiles) return known;
  const broken = { ...compared(fleet, stamp, filesOf(stamp, circumstances)), extraFiles };
  found.set(stamp, broken);
  return broken;
}

function compared({ organisation }: Fleet, stamp: Stamp, files: readonly PlacedFile[]): BrokenBy {
  const hasOverrides = stamp.overrides.length > 0;
  if (!hasOverrides && files.length === 0) return { byOverrides: [], byFiles: [] };
  const { residency, approvedModifiedFilters, environment } = stamp;
  const floor = organisation.value.filterFloor;
  const promises: Promises = { residency, approvedModifiedFilters, filterFloor: floor ? demandsOn(environment, floor) : [] };
  const beside = new Map(files.map(({ name, text }) => [name, text]));
  const overridden = breachesIn(stamp, promises);
  const bare = hasOverrides ? breachesIn({ ...stamp, overrides: [] }, promises) : overridden;
  const all = files.length > 0 ? breachesIn(stamp, promises, beside) : overridden;
  return {
    byOverrides: beyond(overridden, bare).filter(({ guardrail }) => !ELSEWHERE.includes(guardrail)),
    // Whether a file is declared is for another rule.
    byFiles: beyond(all, overridden).filter(({ guardrail, file }) => guardrail !== 'guardrails/files' || file === undefined),
  };
}

const beyond = (all: readonly Broken[], known: readonly Broken[]) =>
  all.filter((broken) => !known.some((each) => each.guardrail === broken.guardrail && each.message === broken.message));

function breachesIn(stamp: Stamp, promises: Promises, beside?: ReadonlyMap<string, string>): Broken[] {
  const stack = readStamp(stamp, beside);
  return stack ? breachesOf(stack, promises) : [];
}

/** The files beside the configuration of a stamp. */
const filesOf = (stamp: Stamp, { extraFiles = [] }: Circumstances): readonly PlacedFile[] =>
  extraFiles.filter(({ file, name }) => file === `${stampFolder(stamp)}/${name}`);

/** At the override that says it, or at the overrides together where one resource makes another break something. */
function ofOverride(located: Located<Stamp>, { guardrail, severity, message, help, address, attribute }: Broken): Finding {
  const { id, environment, region, overrides } = located.value;
  const isOverridden = overrides.some((each) => each.address === address);
  const path = isOverridden && address !== undefined ? [address, ...(attribute?.split('.') ?? [])] : [];
  const name = address === undefined ? 'overrides' : `overrides.${address}`;
  return {
    ...finding(located, ['overrides', ...path], {
      ...{ severity, message: `${id} overrides what the kit writes: ${message}` },
      help: `remove the override, or ${help}; an exception is a waiver of ${guardrail} for ${name}`,
      about: path.length === 0 ? 'key' : 'value',
    }),
    subject: { environment, region: region.name, name },
  };
}

/** Where the environment file declares the file, or at the file: the one that says it, or the one that the message names. */
function ofFile(
  fleet: Fleet,
  located: Located<Stamp>,
  { guardrail, severity, message, help, file }: Broken,
  files: readonly PlacedFile[],
): Finding {
  const said = files.find(({ name }) => (file === undefined ? message.includes(name) : name === file));
  const { name = '', file: place = '' } = said ?? files[0] ?? {};
  const path = ['extraFiles', `${nameOf(stampFolder(located.value))}/${name}`];
  const isDeclared = fleet.declaredFiles.some(({ value }) => value.isOwn && value.path === path[1]);
  const isConflict = guardrail === 'guardrails/files';
  const told = finding(located, path, {
    ...{
      severity,
      message: isConflict ? `Terraform refuses the folder: ${visible(message)}` : `with ${visible(name)}, ${message}`,
    },
    help: isConflict
      ? 'change or delete the file'
      : `change or delete the file, or ${help}; an exception is a waiver of ${guardrail} for ${path.join('.')}`,
    about: 'key',
  });
  return isDeclared ? told : { ...told, location: { file: place, line: 1, column: 1, length: 1 } };
}
