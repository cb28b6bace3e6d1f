import type { z } from 'zod';
import type { Layers } from './layers';
import type { Problem } from './problem';
import type { ResolutionFailure } from './resolution';
import type { SchemaProblem } from './schema-problems';
import { schemaProblems } from './schema-problems';

/** Collects the problems of one environment, but does not blame a place twice for its form. */
export class ProblemList {
  private readonly found: Problem[] = [];

  get all(): readonly Problem[] {
    return this.found;
  }

  add(...problems: readonly Problem[]): void {
    this.found.push(...problems);
  }

  /** Notes why something could not be resolved. */
  addFailures(failures: readonly ResolutionFailure[], layers: Layers): void {
    for (const { path, rule, message, help } of failures)
      this.add({ severity: 'error', rule, message, help, location: layers.locate(path) });
  }

  /** Gives well-formed settings with their defaults; or notes what is wrong with them, and gives nothing. */
  parse<T extends z.ZodType>(schema: T, value: unknown, layers: Layers): z.output<T> | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const problems = schemaProblems(schema, value).map((problem) => placed(problem, layers));
    this.add(...problems.filter((problem) => problem.rule === 'schema/missing' || !this.isBlamed(problem)));
    return undefined;
  }

  private isBlamed({ location: { file, line, column } }: Problem): boolean {
    return this.found.some(({ location }) => location.file === file && location.line === line && location.column === column);
  }
}

const placed = ({ path, about, ...rest }: SchemaProblem, layers: Layers): Problem => ({
  severity: 'error',
  ...rest,
  location: layers.locate(path, about),
});
