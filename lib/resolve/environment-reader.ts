import type { PlainMap } from '../collections/map';
import { mapOf } from '../collections/map';
import { idHash } from '../catalog/id-hash';
import { regionNamesOf, regionOf } from '../catalog/regions';
import type { ServedCloud } from '../catalog/cloud-name';
import { cloudOf, placesElsewhere, regionsElsewhere, residencyElsewhere, widestResidency } from './cloud-mismatches';
import { declaredFilesOf } from './declared-files';
import { inheritedFrom } from './deployment-defaults';
import { mergedEnvironment, mergedStamp, ofEnvironment, ofSharedStack, without } from './merged-settings';
import { environmentFile, environmentSettings, isEnvironmentName } from '../settings/environment-settings';
import type { EnvironmentSettings } from '../settings/environment-settings';
import type { Layer } from '../source/layers';
import { Layers } from '../source/layers';
import type { Problem } from '../diagnostics/problem';
import { ProblemList } from './problem-list';
import type { ResolutionFailure } from './resolution';
import { wellFormedPart } from '../settings/well-formed';
import { resolveShared, resolveStamp, waiversOf } from './resolve-stamp';
import { taggingOf } from './tagging';
import type { StampPlace } from './stamp-places';
import { stampPlaces } from './stamp-places';
import { governanceUseOf } from './resolve-governance';
import { stateUseOf } from './resolve-state';
import type { SharedSettings } from '../settings/stamp-settings';
import { sharedSettings, stampSettings } from '../settings/stamp-settings';
import type { SourceFile } from '../source/source-file';
import type { DeclaredFile } from '../fleet/declared-file';
import type { Located } from '../fleet/fleet';
import type { SharedResources, Stamp, Waiver } from '../fleet/stamp';
import type { GovernanceUse } from '../fleet/governance';
import type { StateUse } from '../fleet/state-account';
import { readBlocklists } from './resolve-blocklists';
import { uselessNulls } from './useless-nulls';
import type { WordFile } from '../blocklist-files/word-file';
import type { OpenWordFile } from '../blocklist-files/word-files';

/** The content of one environment file. */
export interface Reading {
  readonly stamps: readonly Located<Stamp>[];
  readonly shared: readonly Located<SharedResources>[];
  readonly stateUses: readonly Located<StateUse>[];
  readonly governanceUses: readonly Located<GovernanceUse>[];
  readonly waivers: readonly Located<Waiver>[];
  readonly declaredFiles: readonly Located<DeclaredFile>[];
  readonly problems: readonly Problem[];
  /** The blocklist files that it reads, without confidential ones. */
  readonly wordFiles: readonly WordFile[];
}

/** Merges the defaults, an environment and its stamps, and resolves the result. */
export class EnvironmentReader {
  private readonly problems: ProblemList;
  private readonly wordFiles = new Set<WordFile>();
  private readonly files: readonly Layer[];
  private readonly own: Layer;
  /** Defaults and environment merged, without the regions. */
  private readonly merged: PlainMap;
  private readonly cloud: ServedCloud;
  /** The top-level settings of the environment that are malformed. */
  private without: ReadonlySet<string> = new Set();

  constructor(
    private readonly source: SourceFile,
    defaults: SourceFile | undefined,
    private readonly openWordFile: OpenWordFile,
    confidential: ReadonlySet<string>,
    problemsBelow: ProblemList,
  ) {
    this.own = { source, prefix: [] };
    this.files = defaults ? [{ source: defaults, prefix: [] }, this.own] : [this.own];
    this.merged = mergedEnvironment(defaults, source);
    this.cloud = cloudOf(this.merged);
    this.problems = new ProblemList(confidential, problemsBelow, this.cloud);
  }

  read(): Reading {
    this.problems.add(...this.source.problems);
    if (this.source.value === undefined)
      return {
        stamps: [],
        shared: [],
        stateUses: [],
        governanceUses: [],
        waivers: [],
        declaredFiles: [],
        problems: this.problems.all,
        wordFiles: [],
      };
    this.problems.parse(environmentFile, this.source.value, new Layers([this.own], this.own));
    const layers = new Layers(this.files, this.own);
    const settings = this.readSettings();
    const places = this.places(mapOf(this.merged['state'])['create'] !== undefined);
    const stamps = places.flatMap((place) => this.readStamp(place, settings));
    this.findUselessNulls(places);
    const wide = this.readSharedSettings();
    const shared = settings && wide && stamps.length === places.length ? this.readShared(settings, wide, stamps) : [];
    const use =
      settings &&
      stateUseOf(
        settings,
        taggingOf(settings, wide ?? { tags: {}, ignoreTags: [] }),
        places.map(({ region }) => region),
        stamps.map(({ value }) => value),
      );
    const governance =
      settings &&
      governanceUseOf(
        settings,
        places.map(({ region }) => region),
        use,
      );
    return {
      stamps,
      shared,
      stateUses: use ? [{ value: use, layers }] : [],
      governanceUses: governance ? [{ value: governance, layers }] : [],
      waivers: settings ? waiversOf(settings).map((value) => ({ value, layers })) : [],
      declaredFiles: declaredFilesOf(this.merged['extraFiles'], {
        environment: baseName(this.source),
        stamps: places.map(({ key }) => key),
        isShared: shared.length > 0 || stamps.length < places.length,
        storageAccount: mapOf(this.merged['state'])['storageAccount'],
        governance: governance?.name,
      }).map((value) => ({ value, layers })),
      problems: this.problems.all,
      wordFiles: [...this.wordFiles],
    };
  }

  /** Reports nulls that remove nothing. */
  private findUselessNulls(places: readonly StampPlace[]): void {
    // If a key was unusable, the map that it belongs to may be empty only because of that.
    if (this.source.problems.length > 0) return;
    const own = without(mapOf(this.source.value), 'regions');
    const below = this.files.length > 1 ? this.files[0]?.source.value : {};
    const removals = [
      ...uselessNulls(own, below),
      ...places.flatMap(({ key }) =>
        uselessNulls(mapOf(mapOf(this.source.value)['regions'])[key] ?? {}, this.merged).map((removal) => ({
          ...removal,
          path: ['regions', key, ...removal.path],
        })),
      ),
    ];
    for (const { path, message, help } of removals) {
      const location = this.source.locate(path);
      const problem = { severity: 'error' as const, rule: 'environment/removes-nothing', message, help, location };
      this.problems.addOnce(problem, this.source.locate(path, 'key'));
    }
  }

  private readSettings(): EnvironmentSettings | undefined {
    const layers = new Layers(this.files, this.own);
    const given = ofEnvironment(this.merged);
    const name = baseName(this.source);
    const wellFormed = this.problems.parse(environmentSettings, given, layers);
    const part = wellFormed ? undefined : wellFormedPart(environmentSettings, given, insteadOf(name));
    this.without = part?.without ?? new Set();
    const settings = wellFormed ?? part?.settings;
    if (!settings) return undefined;
    const elsewhere = residencyElsewhere(this.cloud, settings.residency);
    const reported = this.without.has('residency') ? [] : elsewhere;
    this.problems.addMismatches([...reported, ...placesElsewhere(this.cloud, this.merged)], layers);
    return this.named(elsewhere.length > 0 ? { ...settings, residency: widestResidency(this.cloud) } : settings, name);
  }

  /** The settings with the name of the file, which identifies the environment. */
  private named(settings: EnvironmentSettings, name: string): EnvironmentSettings {
    if (settings.environment === name || this.without.has('environment')) return settings;
    this.problems.add({
      severity: 'error',
      rule: 'environment/name',
      message: `the environment is named '${settings.environment}', but its file is '${name}.yaml'`,
      location: this.source.locate(['environment']),
      help: `rename the file to ${settings.environment}.yaml, or write environment: ${name}`,
    });
    // In a copied file, the name in the settings is that of the original environment. The file name identifies the new one.
    return isEnvironmentName(name) ? { ...settings, environment: name } : settings;
  }

  /** @param mayBeEmpty whether an environment without regions is allowed: it may keep the container with the states of its former regions */
  private places(mayBeEmpty: boolean): StampPlace[] {
    const given = mapOf(this.source.value)['regions'] ?? {};
    const named = mapOf(given);
    if (given === named && Object.keys(named).length === 0 && !mayBeEmpty)
      this.problems.add({
        severity: 'error',
        rule: 'environment/regions',
        message: 'the environment has no region',
        location: this.source.locate(['regions'], 'key'),
        help: `write regions: { ${this.cloud === 'public' ? 'swedencentral' : regionNamesOf(this.cloud)[0]}: { network: { addressSpace: 10.20.0.0/24 } } }`,
      });
    const { places, problems } = stampPlaces(named, this.source);
    for (const problem of problems) this.problems.addOnce(problem, problem.location);
    this.problems.addMismatches(regionsElsewhere(this.cloud, places), new Layers([this.own], this.own));
    return places.filter(({ region }) => regionOf(region).cloud === this.cloud);
  }

  private readStamp(place: StampPlace, environment: EnvironmentSettings | undefined): Located<Stamp>[] {
    const regional: Layer = { source: this.source, prefix: ['regions', place.key] };
    const layers = new Layers([...this.files, regional], regional, this.own, inheritedFrom);
    const merged = mergedStamp(this.merged, this.source, place.key);
    const wellFormed = this.problems.parse(stampSettings, merged, layers);
    const part = wellFormed ? undefined : wellFormedPart(stampSettings, merged);
    const settings = wellFormed ?? part?.settings;
    this.problems.addMismatches(placesElsewhere(this.cloud, merged), layers);
    if (!settings || !environment) return [];
    const { blocklists, problems, files } = readBlocklists(settings.blocklists, layers, this.openWordFile);
    // A malformed list is empty here, which is not another mistake.
    this.problems.add(...problems.filter(({ rule }) => rule !== 'blocklists/empty' || wellFormed !== undefined));
    for (const file of files) this.wordFiles.add(file);
    const resolution = resolveStamp(environment, place, settings, blocklists);
    this.addFailures(resolution.failures, layers, part?.without);
    return [{ value: resolution.value, layers }];
  }

  /** @param without the malformed settings that were left out: failures because of them are not reported */
  private addFailures(failures: readonly ResolutionFailure[], layers: Layers, without: ReadonlySet<string> = new Set()): void {
    this.problems.addFailures(
      failures.filter(({ path }) => !without.has(String(path[0]))),
      layers,
    );
  }

  /** The settings of resources that belong to no region. */
  private readSharedSettings(): SharedSettings | undefined {
    const given = ofSharedStack(this.merged);
    return this.problems.parse(sharedSettings, given, new Layers(this.files, this.own));
  }

  private readShared(
    settings: EnvironmentSettings,
    wide: SharedSettings,
    stamps: readonly Located<Stamp>[],
  ): Located<SharedResources>[] {
    const layers = new Layers(this.files, this.own);
    const resolution = resolveShared(
      settings,
      wide,
      stamps.map(({ value }) => value),
    );
    if ('failures' in resolution) this.addFailures(resolution.failures, layers, this.without);
    return 'value' in resolution && resolution.value ? [{ value: resolution.value, layers }] : [];
  }
}

/** Stand-ins for missing or malformed settings of an environment. No rule reports them. */
const insteadOf = (name: string) => ({
  environment: isEnvironmentName(name) ? name : 'unknown',
  workload: 'unknown',
  subscriptionId: unknownSubscription(name),
  residency: 'global',
  approvedModifiedFilters: true,
});

/** A different ID for each file, so that quotas are not added up. */
const unknownSubscription = (name: string) => `00000000-0000-4000-8000-${idHash(name).padEnd(12, '0')}`;

/** A file's name without its folder and extension. */
export const baseName = ({ file }: SourceFile) => file.replace(/^.*\//, '').replace(/\.yaml$/, '');
