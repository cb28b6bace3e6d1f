import { spawnSync } from 'node:child_process';

/** Read-only access to the git repository of a folder. */
export class Git {
  constructor(private readonly folder: string) {}

  /** The commit of a name; undefined if there is none, or no repository. */
  commitOf(name: string): string | undefined {
    return this.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  }

  /** The reason why git does not work here, such as a missing git or repository; undefined if it works. */
  problem(): string | undefined {
    const { status, stderr, error } = this.spawn(['rev-parse', '--git-dir']);
    if (error) return `git cannot be run: ${error.message}`;
    return status === 0 ? undefined : `git reports: ${stderr.toString().trim().split('\n')[0] ?? ''}`;
  }

  /** The merge base of two commits; undefined if there is none, or if the fetched history is too short. */
  mergeBase(one: string, other: string): string | undefined {
    return this.ask(['merge-base', one, other]);
  }

  /** Whether the repository contains only the newest part of its history. */
  isShallow(): boolean {
    return this.ask(['rev-parse', '--is-shallow-repository']) === 'true';
  }

  /**
   * The files below a folder at a commit, by relative path, without a checkout.
   *
   * @param wanted selects files
   * @param isRead selects files that must not be links
   */
  filesAt(commit: string, below: string, wanted: (path: string) => boolean, isRead = wanted): Map<string, string> {
    const prefix = this.ask(['rev-parse', '--show-prefix']) ?? '';
    const listing = this.run(['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${prefix}${below}`]).toString();
    const found = listing.split('\0').flatMap((entry) => {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
      return path === '' ? [] : [{ id, file: path.slice(prefix.length), isFile: mode.startsWith('100') }];
    });
    // The target of a link or submodule is not in this commit. Ignoring it would hide what Terraform reads.
    const elsewhere = found.filter(({ isFile, file }) => !isFile && isRead(file)).map(({ file }) => file);
    if (elsewhere.length > 0)
      throw new Error(`in ${commit.slice(0, 12)}, these are symbolic links or submodules, not files: ${elsewhere.join(', ')}`);
    const entries = found.filter(({ isFile, file }) => isFile && wanted(file));
    const texts = this.blobs(entries.map(({ id }) => id));
    return new Map(entries.map(({ file }, i) => [file, texts[i] ?? '']));
  }

  /** The files below a folder that git ignores, by relative path; empty if there is no repository. */
  ignoredBelow(below: string): ReadonlySet<string> {
    const listing = this.ask(['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--', below]);
    return new Set((listing ?? '').split('\0').filter((file) => file !== ''));
  }

  /** The files below a folder that git tracks, by relative path; undefined if there is no repository. */
  trackedBelow(below: string): readonly string[] | undefined {
    return this.ask(['ls-files', '-z', '--', below])
      ?.split('\0')
      .filter((file) => file !== '');
  }

  /** Reads all contents with one call. The format of each is `<id> blob <size>`, a newline, the content, a newline. */
  private blobs(ids: readonly string[]): string[] {
    if (ids.length === 0) return [];
    const output = this.run(['cat-file', '--batch'], `${ids.join('\n')}\n`);
    let position = 0;
    return ids.map(() => {
      const end = output.indexOf('\n', position);
      const size = Number(output.subarray(position, end).toString().split(' ').at(-1));
      const text = output.subarray(end + 1, end + 1 + size).toString();
      position = end + 1 + size + 1;
      return text;
    });
  }

  private ask(args: readonly string[]): string | undefined {
    const { status, stdout } = this.spawn(args);
    return status === 0 ? stdout.toString().replace(/\n$/, '') : undefined;
  }

  private run(args: readonly string[], input = ''): Buffer {
    const { status, stdout, stderr, error } = this.spawn(args, input);
    if (error) throw new Error(`git cannot be run: ${error.message}`);
    if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr.toString().trim()}`);
    return stdout;
  }

  private spawn(args: readonly string[], input = '') {
    return spawnSync('git', ['-C', this.folder, ...args], { input, maxBuffer: MOST, env: withoutRepository(process.env) });
  }
}

/** The environment without the variables with which a git hook selects a repository. */
const withoutRepository = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE)$/.test(name)),
  );

/** The maximum output, far more than generated/ needs: it only prevents a broken git from filling the memory. */
const MOST = 2 ** 30;
