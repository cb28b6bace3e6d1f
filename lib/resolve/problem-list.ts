import type { ServedCloud } from '../catalog/cloud-name';
import { isWordIn } from '../catalog/cloud-words';
import type { CloudMismatch } from './cloud-mismatches';
import { isInList } from './confidential';
import type { Location, Problem } from '../diagnostics/problem';
import type { ResolutionFailure } from './resolution';
import type { SchemaProblem, SettingsOf, SettingsSchema } from '../settings/schema-problems';
import { schemaProblems } from '../settings/schema-problems';
import type { Path, SettingLocations } from '../diagnostics/setting-locations';

/** Collects the problems of one environment. Reports each location only once for malformed settings. */
export class ProblemList {
  private readonly found: Problem[] = [];
  private readonly reported = new Set<string>();
  /** The keys that misspelled ones most likely mean. They are not reported as missing. */
  private readonly meant = new Set<string>();

  /**
   * @param confidential the blocklists whose words must not be shown
   * @param below the problems of lower layers, which are not reported again
   * @param cloud the cloud whose words help can name
   */
  constructor(
    private readonly confidential: ReadonlySet<string> = new Set(),
    below?: ProblemList,
    private readonly cloud: ServedCloud = 'public',
  ) {
    for (const place of below?.reported ?? []) this.reported.add(place);
    for (const path of below?.meant ?? []) this.meant.add(path);
  }

  get all(): readonly Problem[] {
    return this.found;
  }

  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      this.found.push(problem);
      this.reported.add(placeOf(problem.location));
    }
  }

  /** Adds a problem unless there is one at its location, or at its key, already. */
  addOnce(problem: Problem, key: Location): void {
    if (![problem.location, key].some((place) => this.reported.has(placeOf(place)))) this.add(problem);
  }

  /** Adds the reasons why settings cannot be resolved. */
  addFailures(failures: readonly ResolutionFailure[], layers: SettingLocations): void {
    for (const { path, rule, message, help } of failures)
      this.add({ severity: 'error', rule, message, help, location: layers.locate(path) });
  }

  /** Adds the settings that mean nothing in the cloud of the environment, each once, however many regions have them. */
  addMismatches(mismatches: readonly CloudMismatch[], layers: SettingLocations): void {
    for (const { path, about, message, help } of mismatches) {
      const location = layers.locate(path, about);
      this.addOnce({ severity: 'error', rule: 'environment/cloud', message, help, location }, location);
    }
  }

  /** Returns well-formed settings with their defaults; otherwise adds their problems and returns undefined. */
  parse<S extends SettingsSchema>(schema: S, value: unknown, layers: SettingLocations): SettingsOf<S> | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const isHidden = (path: Path) => isInList(path, this.confidential);
    const problems = schemaProblems(schema, value, {
      written: (path) => layers.written(path),
      isHidden,
      offers: (word) => isWordIn(this.cloud, word),
    });
    for (const { meant } of problems) if (meant) this.meant.add(pathKey(meant));
    this.add(
      ...problems
        .filter((problem) => !this.isKnown(problem, layers))
        .map(({ path, about, rule, message, help }): Problem => {
          const location = layers.locate(path, about);
          const withheld = isHidden(path) ? { withheld: true } : {};
          return { severity: 'error', rule, message, location, ...(help === undefined ? {} : { help }), ...withheld };
        }),
    );
    return undefined;
  }

  /** Whether the problem is reported already, or results from one that is. */
  private isKnown({ rule, path, about }: SchemaProblem, layers: SettingLocations): boolean {
    if (rule !== 'schema/missing') return this.reported.has(placeOf(layers.locate(path, about)));
    return this.meant.has(pathKey(path)) || (layers.has(path) && this.reported.has(placeOf(layers.locate(path))));
  }
}

const placeOf = ({ file, line, column }: Location) => `${file}:${line}:${column}`;

/** A region has the same settings as its environment. */
const pathKey = (path: Path) => JSON.stringify((path[0] === 'regions' && path.length > 2 ? path.slice(2) : path).map(String));
