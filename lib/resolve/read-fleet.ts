import { mapOf } from '../collections/map';
import { cloudOf } from './cloud-mismatches';
import { confidentialLists, linesOfLists } from './confidential';
import { defaultsFile } from '../settings/environment-settings';
import type { Fleet, Located } from '../fleet/fleet';
import { baseName, EnvironmentReader } from './environment-reader';
import { Layers } from '../source/layers';
import { inReadingOrder } from '../diagnostics/reading-order';
import { overlay } from './overlay';
import { ProblemList } from './problem-list';
import { SourceFile } from '../source/source-file';
import type { Organisation } from '../fleet/organisation';
import { organisationOf } from '../settings/organisation-settings';
import { governancesOf } from './resolve-governance';
import { stateAccountsOf } from './resolve-state';
import type { OpenWordFile } from '../blocklist-files/word-files';
import { noWordFiles } from '../blocklist-files/word-files';

/** The name of the file with the defaults, without its extension. */
export const DEFAULTS = 'defaults';

/** Reads environments from their files and reports malformed settings. The rules check the result. */
export function readFleet(sources: readonly SourceFile[], openWordFile: OpenWordFile = noWordFiles): Fleet {
  const defaults = sources.find((source) => baseName(source) === DEFAULTS);
  const confidential = confidentialLists(sources);
  const below = defaults ? problemsOf(defaults, confidential) : new ProblemList();
  const readings = sources
    .filter((source) => source !== defaults)
    .map((source) => new EnvironmentReader(source, defaults, openWordFile, confidential, below).read());
  const stamps = readings.flatMap((reading) => reading.stamps);
  const stateUses = readings.flatMap((reading) => reading.stateUses);
  const governanceUses = readings.flatMap((reading) => reading.governanceUses);
  const organisation = readOrganisation(defaults);
  return {
    environments: sources.filter((source) => source !== defaults).map(baseName),
    sources: [
      ...sources.map((source) => ({ file: source.file, text: source.text, hidden: linesOfLists(source, confidential) })),
      ...readings.flatMap(({ wordFiles }) => wordFiles),
    ],
    stamps,
    shared: readings.flatMap(({ shared }) => shared),
    stateUses,
    stateAccounts: stateAccountsOf(stateUses),
    governanceUses,
    governances: governancesOf(governanceUses, organisation.value.filterFloor, stamps),
    declaredFiles: readings.flatMap(({ declaredFiles }) => declaredFiles),
    waivers: readings.flatMap(({ waivers }) => waivers),
    organisation,
    problems: inReadingOrder([...below.all, ...readings.flatMap(({ problems }) => problems)]),
  };
}

function problemsOf(defaults: SourceFile, confidential: ReadonlySet<string>): ProblemList {
  const problems = new ProblemList(confidential, undefined, cloudOf(defaults.value));
  const layer = { source: defaults, prefix: [] };
  problems.add(...defaults.problems);
  if (defaults.value !== undefined) problems.parse(defaultsFile, defaults.value, new Layers([layer], layer));
  return problems;
}

/** The settings of the organisation. A malformed one is left out: its problem is reported with the defaults. */
function readOrganisation(defaults: SourceFile | undefined): Located<Organisation> {
  const source = defaults ?? new SourceFile(`environments/${DEFAULTS}.yaml`, '{}');
  const layer = { source, prefix: [] };
  // A null removes one key. It must not make the map around it malformed, or a floor would silently disappear with it.
  const given = mapOf(overlay({}, source.value ?? {}));
  return { value: organisationOf(given), layers: new Layers([layer], layer) };
}
