import { parse } from 'yaml';
import { noWordFiles } from '../../../lib/blocklist-files/word-files';
import type { Path } from '../../../lib/diagnostics/setting-locations';
import type { Fleet } from '../../../lib/fleet/fleet';
import type { Asked } from '../../../lib/preflight/preflight';
import type { Target } from '../../../lib/verdicts/target';
import type { Verdict } from '../../../lib/verdicts/verdict';
import { readFleet } from '../../../lib/resolve/read-fleet';
import { withStandIns, withValue } from '../../../lib/resolve/varied-sources';
import type { Place } from '../../../lib/resolve/varied-sources';
import { SourceFile } from '../../../lib/source/source-file';
import { checkAll } from '../../../stacks/rules';
import { inShort } from '../project';
import { TODAY } from '../root';

/** What a help text proposes to write in an environment file. */
export interface Proposal {
  readonly path: Path;
  readonly value: unknown;
}

/** `set a.b to x`, but not `set a.b to a value that …`. */
const SET = /\bset ([a-z]\w*(?:\.[\w-]+)+) to (?!(?:an?|another|what|one|servers)\s)('[^']*'|[^\s,;]*[^\s,;:])/g;
/** `write x` and `write one of: x, y`, at the setting that the finding is about. */
const WRITE = /\bwrite (?:one of: )?([\w".-]+(?:, [\w".-]+)*)(?=;|$)/;
/** `key: { … }`, a complete setting. */
const MAP = /\b[a-z]\w*: \{.*\}/;

/** The settings that a help text names with their values. */
export function proposalsIn({ help = '', path = [] }: Omit<Verdict, 'message' | 'outcome'>): readonly Proposal[] {
  const map: unknown = parse(MAP.exec(help)?.[0] ?? '{}');
  return [
    ...[...help.matchAll(SET)].map(([, setting = '', value = '']) => ({
      path: setting.split('.'),
      value: parse(value) as unknown,
    })),
    ...(WRITE.exec(help)?.[1]?.split(', ') ?? []).map((value) => ({ path, value: parse(value) as unknown })),
    ...Object.entries(map as object).map(([key, value]) => ({ path: [key], value: value as unknown })),
  ];
}

/** The errors of `stamps check` that appear when a proposal is written into the environment files, in short. */
export function errorsAfter(fleet: Fleet, target: Target, { path, value }: Proposal): readonly string[] {
  const sources = fleet.sources
    .filter(({ file }) => file.endsWith('.yaml'))
    .map(({ file, text }) => new SourceFile(file, text));
  const before = new Set(errorsIn(sources));
  return errorsIn(withValue(sources, placeOf(target, path), value)).filter((error) => !before.has(error));
}

/** Where a person writes a setting: where it is written already, otherwise at the stack itself. */
function placeOf({ kind, stack }: Target, path: Path): Place {
  const { file } = stack.layers.locate(path);
  const [writing] = stack.layers.writings(path);
  if (writing && writing.path.at(-1) === path.at(-1)) return { file: writing.location.file, path: writing.path };
  return { file, path: kind === 'stamp' && path[0] !== 'regions' ? ['regions', stack.value.key, ...path] : path };
}

function errorsIn(sources: readonly SourceFile[]): readonly string[] {
  const fleet = readFleet(sources, withStandIns(noWordFiles));
  return checkAll(fleet, { today: TODAY })
    .filter(({ severity }) => severity === 'error')
    .map(inShort);
}

/** The help texts in results that propose what `stamps check` refuses, each with the error. */
export const refusedHelp = (fleet: Fleet, results: readonly Pick<Asked, 'target' | 'verdicts'>[]): readonly string[] =>
  results.flatMap(({ target, verdicts }) =>
    verdicts.flatMap((verdict) =>
      proposalsIn(verdict).flatMap((proposal) =>
        errorsAfter(fleet, target, proposal).map((error) => `${verdict.help ?? ''}: ${JSON.stringify(proposal)}: ${error}`),
      ),
    ),
  );
