import { isInList } from './confidential';
import type { Location, Problem } from '../diagnostics/problem';
import type { ResolutionFailure } from './resolution';
import type { SchemaProblem, SettingsOf, SettingsSchema } from '../settings/schema-problems';
import { schemaProblems } from '../settings/schema-problems';
import type { Path, SettingLocations } from '../diagnostics/setting-locations';

/** Collects the problems of one environment, but does not blame a place twice for its form. */
export class ProblemList {
  private readonly found: Problem[] = [];
  private readonly blamed = new Set<string>();
  /** What misspelt keys are likely meant to be: it is not missing. */
  private readonly meant = new Set<string>();

  /**
   * @param confidential the blocklists whose words no problem may show
   * @param below what has been found in the layers below, each of which is looked at once
   */
  constructor(
    private readonly confidential: ReadonlySet<string> = new Set(),
    below?: ProblemList,
  ) {
    for (const place of below?.blamed ?? []) this.blamed.add(place);
    for (const path of below?.meant ?? []) this.meant.add(path);
  }

  get all(): readonly Problem[] {
    return this.found;
  }

  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      this.found.push(problem);
      this.blamed.add(placeOf(problem.location));
    }
  }

  /** Adds a problem unless something is wrong with its place, or the key of it, already. */
  addOnce(problem: Problem, key: Location): void {
    if (![problem.location, key].some((place) => this.blamed.has(placeOf(place)))) this.add(problem);
  }

  /** Notes why something could not be resolved. */
  addFailures(failures: readonly ResolutionFailure[], layers: SettingLocations): void {
    for (const { path, rule, message, help } of failures)
      this.add({ severity: 'error', rule, message, help, location: layers.locate(path) });
  }

  /** Gives well-formed settings with their defaults; or notes what is wrong with them, and gives nothing. */
  parse<S extends SettingsSchema>(schema: S, value: unknown, layers: SettingLocations): SettingsOf<S> | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const isHidden = (path: Path) => isInList(path, this.confidential);
    const problems = schemaProblems(schema, value, { written: (path) => layers.written(path), isHidden });
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

  /** Whether it has been said already, or follows from what has. */
  private isKnown({ rule, path, about }: SchemaProblem, layers: SettingLocations): boolean {
    if (rule !== 'schema/missing') return this.blamed.has(placeOf(layers.locate(path, about)));
    return this.meant.has(pathKey(path)) || (layers.has(path) && this.blamed.has(placeOf(layers.locate(path))));
  }
}

const placeOf = ({ file, line, column }: Location) => `${file}:${line}:${column}`;

/** A region says the same as its environment, for itself. */
const pathKey = (path: Path) => JSON.stringify((path[0] === 'regions' && path.length > 2 ? path.slice(2) : path).map(String));
