import { confidentialLists, linesOfLists } from './confidential';
import type { DeclaredFile } from './declared-files';
import { defaultsFile } from './environment-settings';
import type { Located } from './environment-reader';
import { baseName, EnvironmentReader } from './environment-reader';
import { Layers } from './layers';
import type { Problem } from './problem';
import { inReadingOrder } from './problem';
import { overlay } from './overlay';
import { ProblemList } from './problem-list';
import { SourceFile } from './source-file';
import type { OrganisationSettings } from './organisation-settings';
import { organisationSettings } from './organisation-settings';
import { stateAccountsOf } from './resolve-state';
import type { SharedZones, Stamp, Waiver } from './stamp';
import type { StateAccount, StateUse } from './state-account';
import type { OpenWordFile } from './word-files';
import { noWordFiles } from './word-files';

export type { Located } from './environment-reader';

/** A file whose lines are shown with problems, but for those that are hidden. */
export interface ShownFile {
  readonly file: string;
  readonly text: string;
  /** @default - none */
  readonly hidden?: ReadonlySet<number>;
}

/** All environments of a project, resolved. */
export interface Fleet {
  /** What was read, for the lines that problems are about; no confidential file is among it. */
  readonly sources: readonly ShownFile[];
  /** The names of the environments, as their files are called. */
  readonly environments: readonly string[];
  /** The stamps whose settings are well formed, in the order of environments and regions. */
  readonly stamps: readonly Located<Stamp>[];
  /** What the regions of an environment share, where they share anything. */
  readonly shared: readonly Located<SharedZones>[];
  /** What environments say of where their states are, where that is not a file. */
  readonly stateUses: readonly Located<StateUse>[];
  /** The storage accounts to make for states, in the order of their names. */
  readonly stateAccounts: readonly Located<StateAccount>[];
  /** The exceptions of all environments. */
  readonly waivers: readonly Located<Waiver>[];
  /** The files beside generated ones that environments declare, also those that are in no stack of theirs. */
  readonly declaredFiles: readonly Located<DeclaredFile>[];
  /** What the organisation says in the defaults. */
  readonly organisation: Located<OrganisationSettings>;
  readonly problems: readonly Problem[];
}

const DEFAULTS = 'defaults';

/** Reads environments out of their files. The rules find what is wrong with them beyond their form. */
export function readFleet(sources: readonly SourceFile[], openWordFile: OpenWordFile = noWordFiles): Fleet {
  const defaults = sources.find((source) => baseName(source) === DEFAULTS);
  const confidential = confidentialLists(sources);
  const below = defaults ? problemsOf(defaults, confidential) : new ProblemList();
  const readings = sources
    .filter((source) => source !== defaults)
    .map((source) => new EnvironmentReader(source, defaults, openWordFile, confidential, below).read());
  const stateUses = readings.flatMap((reading) => reading.stateUses);
  return {
    environments: sources.filter((source) => source !== defaults).map(baseName),
    sources: [
      ...sources.map((source) => ({ file: source.file, text: source.text, hidden: linesOfLists(source, confidential) })),
      ...readings.flatMap(({ wordFiles }) => wordFiles),
    ],
    stamps: readings.flatMap(({ stamps }) => stamps),
    shared: readings.flatMap(({ shared }) => shared),
    stateUses,
    stateAccounts: stateAccountsOf(stateUses),
    declaredFiles: readings.flatMap(({ declaredFiles }) => declaredFiles),
    waivers: readings.flatMap(({ waivers }) => waivers),
    organisation: organisationOf(defaults),
    problems: inReadingOrder([...below.all, ...readings.flatMap(({ problems }) => problems)]),
  };
}

function problemsOf(defaults: SourceFile, confidential: ReadonlySet<string>): ProblemList {
  const problems = new ProblemList(confidential);
  const layer = { source: defaults, prefix: [] };
  problems.add(...defaults.problems);
  if (defaults.value !== undefined) problems.parse(defaultsFile, defaults.value, new Layers([layer], layer));
  return problems;
}

/** Without defaults the organisation says nothing; of what is not well formed there, nothing either. */
function organisationOf(defaults: SourceFile | undefined): Located<OrganisationSettings> {
  const source = defaults ?? new SourceFile(`environments/${DEFAULTS}.yaml`, '{}');
  const layer = { source, prefix: [] };
  // A null removes the one key: it must not make all that is around it malformed, and a floor with it silently disappear.
  const given = Object.entries((overlay({}, source.value ?? {}) ?? {}) as Readonly<Record<string, unknown>>);
  const wellFormed = given.filter(([key, value]) => organisationSettings.safeParse({ [key]: value }).success);
  return { value: organisationSettings.parse(Object.fromEntries(wellFormed)), layers: new Layers([layer], layer) };
}
