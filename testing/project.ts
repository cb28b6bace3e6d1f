import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KIT_FOLDER } from '../cli/kit';
import type { Problem } from '../lib/diagnostics/problem';
import { hasErrors } from '../lib/diagnostics/problem';
import { suggestion } from '../lib/diagnostics/near-miss';
import { stackFolders } from '../lib/generated/compare';
import { CONFIGURATION } from '../lib/generated/files';
import { isDay, today as now } from '../lib/guardrails/today';
import { readProject } from '../lib/resolve/read-project';
import { readFiles } from '../lib/source/read-files';
import { placeOf } from '../lib/stack/stack';
import { ruleContextOf } from '../stacks/rule-context';
import { checkAll } from '../stacks/rules';
import type { Configuration } from './template';
import { Template } from './template';

/** The environment files of a project, for tests of what they generate and of what the rules refuse. */
export class Project {
  /**
   * @param folder the folder that contains `environments/`, and `main.ts` if there is one
   * @param today the date for retirements and waivers, `YYYY-MM-DD`, so that a test does not depend on the clock. Default: today
   * @throws if `today` is not a date
   */
  constructor(
    private readonly folder: string,
    private readonly today: string = now(),
  ) {
    if (!isDay(today)) throw new Error(`today must be a date such as 2027-01-31, not '${today}'`);
  }

  private made: ReadonlyMap<string, Template> | undefined;

  /**
   * The stacks by their IDs, such as `dev-swedencentral`, as `stamps synth` generates them, including what `main.ts` adds.
   *
   * @throws if the environment files have errors
   */
  get stacks(): ReadonlyMap<string, Template> {
    this.made ??= this.synthesize();
    return this.made;
  }

  /**
   * One stack.
   *
   * @throws if no stack has the ID
   */
  stack(id: string): Template {
    const found = this.stacks.get(id);
    if (!found) throw new Error(`there is no stack ${id}: ${suggestion(id, [...this.stacks.keys()])}`);
    return found;
  }

  /** The problems that the rules find, each as `file:line severity rule: message`. */
  get problems(): string[] {
    return this.check().map(
      ({ severity, rule, message, location: { file, line } }) => `${file}:${line} ${severity} ${rule}: ${message}`,
    );
  }

  /** Whether the rules find errors, so that nothing would be generated. */
  get isRefused(): boolean {
    return hasErrors(this.check());
  }

  /**
   * The problems after a change of one environment file, to test that a mistake is refused. The project itself does not change.
   *
   * @param file such as `environments/prod.yaml`
   * @param change returns the changed text
   * @throws if the file does not exist, or the change does not change the text
   */
  problemsAfter(file: string, change: (text: string) => string): string[] {
    const files = readFiles(this.folder).sources.map((source) => source.file);
    if (!files.includes(path.posix.normalize(file)))
      throw new Error(`there is no ${file} in ${this.folder}: ${suggestion(file, files)}`);
    const copy = mkdtempSync(path.join(tmpdir(), 'stamps-project-'));
    try {
      for (const each of ['environments', 'generated'])
        if (existsSync(path.join(this.folder, each)))
          cpSync(path.join(this.folder, each), path.join(copy, each), { recursive: true });
      const before = readFileSync(path.join(copy, file), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`the change leaves ${file} as it is`);
      writeFileSync(path.join(copy, file), after);
      return new Project(copy, this.today).problems;
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  }

  private check(): Problem[] {
    const fleet = readProject(this.folder);
    return checkAll(fleet, ruleContextOf(this.folder, fleet, this.today));
  }

  /** In its own process, because a test runner loads files in its own way, and stamps does not. */
  private synthesize(): ReadonlyMap<string, Template> {
    const output = mkdtempSync(path.join(tmpdir(), 'stamps-output-'));
    try {
      const stamps = path.join(KIT_FOLDER, 'bin/stamps.mjs');
      const args = ['synth', '--project', this.folder, '--output', output, '--today', this.today];
      const { status, stderr } = spawnSync(process.execPath, [stamps, ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return new Map(
        stackFolders(output).map((folder) => {
          const { id } = placeOf(folder);
          return [
            id,
            new Template(id, JSON.parse(readFileSync(path.join(output, folder, CONFIGURATION), 'utf8')) as Configuration),
          ];
        }),
      );
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  }
}
