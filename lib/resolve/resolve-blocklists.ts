import { BLOCKLIST_LIMITS, BlocklistContent, entryProblem } from '../openai/blocklist-content';
import type { BlocklistWords } from '../openai/blocklist-content';
import { holdsTemplate } from '../text/template';
import type { Layers } from '../source/layers';
import type { Problem } from '../diagnostics/problem';
import type { StampSettings } from '../settings/stamp-settings';
import type { Path } from '../diagnostics/setting-locations';
import type { StampBlocklist, StampWords } from '../fleet/stamp';
import type { WordFile } from '../blocklist-files/word-file';
import type { OpenWordFile } from '../blocklist-files/word-files';

/** The blocklists of a stamp with the words of their files, and their problems. Malformed entries are left out. */
export interface ReadBlocklists {
  readonly blocklists: readonly StampBlocklist[];
  readonly problems: readonly Problem[];
  /** The files whose lines may be shown with their problems. */
  readonly files: readonly WordFile[];
}

type BlocklistSettings = StampSettings['blocklists'][string];

/** Reads the blocklists of a stamp, in the order of their keys. */
export function readBlocklists(settings: StampSettings['blocklists'], layers: Layers, open: OpenWordFile): ReadBlocklists {
  const keys = Object.keys(settings).sort();
  const lists = keys.map((key) => new BlocklistReader(key, settings[key] ?? NOTHING, layers, open));
  // If one of the lists of a file is confidential, the file is not shown for any of them.
  const hidden = lists.flatMap(({ confidential, file }) => (confidential && file ? [file.file] : []));
  return {
    blocklists: lists.map((list) => list.resolved),
    problems: lists.flatMap((list) =>
      list.problems.map((each) => (hidden.includes(each.location.file) ? { ...each, withheld: true } : each)),
    ),
    files: lists.flatMap(({ file }) => (file && !hidden.includes(file.file) ? [file] : [])),
  };
}

const NOTHING: BlocklistSettings = { terms: [], patterns: [], direction: 'both', confidential: false };

class BlocklistReader {
  readonly problems: Problem[] = [];
  readonly file: WordFile | undefined;
  readonly resolved: StampBlocklist;

  constructor(
    private readonly key: string,
    private readonly settings: BlocklistSettings,
    private readonly layers: Layers,
    open: OpenWordFile,
  ) {
    const { direction, confidential, file, termsVariable } = settings;
    this.file = file === undefined ? undefined : this.open(file, open);
    const words: StampWords =
      termsVariable === undefined
        ? { from: 'files', content: this.content(), confidential }
        : { from: 'variable', termsVariable };
    this.resolved = { key, direction, words };
  }

  private content(): BlocklistContent {
    const content = this.file && !this.hasOwnWords ? this.file.content : BlocklistContent.ofChecked(this.words());
    this.checkConfidential();
    this.checkSize(content.items.length);
    return content;
  }

  /** Whether the environment file itself has words. */
  private get hasOwnWords(): boolean {
    const { terms, patterns } = this.settings;
    return terms.length + patterns.length > 0;
  }

  private words(): BlocklistWords {
    const { terms, patterns } = this.settings;
    const filed = this.file?.words ?? { terms: [], patterns: [] };
    return {
      terms: [...this.usable('terms', terms), ...filed.terms],
      patterns: [...this.usable('patterns', patterns), ...filed.patterns],
    };
  }

  get confidential(): boolean {
    return this.settings.confidential;
  }

  private open(path: string, open: OpenWordFile): WordFile | undefined {
    const file = open(path);
    if (typeof file === 'string') {
      const help = 'set file to the path of a UTF-8 text file below environments/, such as words/names.txt';
      this.add('blocklists/file', `the file '${path}' cannot be read: ${file}`, help, ['file']);
      return undefined;
    }
    this.problems.push(...file.problems);
    return file;
  }

  private usable(list: 'patterns' | 'terms', texts: readonly string[]): string[] {
    return texts.filter((text, i) => {
      // In YAML files, this is reported for all texts.
      if (holdsTemplate(text)) return false;
      const message = entryProblem(text, list === 'patterns');
      if (message !== undefined) this.add('blocklists/entry', message, 'see docs/blocklists.md for valid entries', [list, i]);
      return message === undefined;
    });
  }

  /** Problems of an environment file show its lines, and so the words. */
  private checkConfidential(): void {
    if (!this.confidential || !this.hasOwnWords) return;
    const message = `the words of the confidential blocklist '${this.key}' must be in a file of their own`;
    this.add('blocklists/confidential', message, 'move them to a file and write file: words.txt', []);
  }

  private checkSize(size: number): void {
    const { file } = this.settings;
    const { entries: most } = BLOCKLIST_LIMITS;
    if (size > most) {
      const message = `the blocklist '${this.key}' has ${size} entries; Azure accepts at most ${most}`;
      this.add('blocklists/size', message, 'split it into two lists: a filter can use several', []);
      // The first line beyond the maximum, if the file alone exceeds it.
      const first = this.firstBeyond(most);
      if (first)
        this.problems.push({
          severity: 'error',
          rule: 'blocklists/size',
          message: `entry ${most + 1} of the list`,
          location: first,
        });
    }
    if (!this.hasOwnWords && (file === undefined || this.file?.entries.length === 0) && !this.problems.length)
      this.add(
        'blocklists/empty',
        `the blocklist '${this.key}' is empty`,
        'write terms, patterns, a file or a termsVariable',
        [],
      );
  }

  private firstBeyond(most: number) {
    const seen = new Set<string>();
    return this.file?.entries.find(({ text, isRegex }) => seen.add(`${isRegex} ${text}`).size > most)?.location;
  }

  private add(rule: string, message: string, help: string, path: Path): void {
    const location = this.layers.locate(['blocklists', this.key, ...path], path.length > 0 ? 'value' : 'key');
    this.problems.push({
      severity: 'error',
      rule,
      message,
      location,
      help,
      ...(this.confidential ? { withheld: true } : {}),
    });
  }
}
