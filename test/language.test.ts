import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './support/root';

/** Idioms that are no plain technical English, each with what to write. */
const IDIOMS: readonly (readonly [idiom: string, plain: string])[] = [
  ['(held|hold|holds) against', 'checked against'],
  ['told', 'reported'],
  ['must be said', 'required'],
  ['(whoever|whomever|somebody|nobody)', 'the identity, person or team that is meant'],
  ['(comes|came|come) of', 'results from'],
  ['(foretold|foretell|foretells)', 'predicted'],
  ['not understood', 'usage error'],
  ['(had|have) back', 'restored'],
  ['by the way', 'nothing'],
  ['besides', 'also, or apart from'],
  ['the way of', 'the path of'],
  ['for want of', 'because … is missing'],
  ['(looks|looked) after', 'manages'],
  ['(says|said) of', 'sets, or settings of'],
  ['to the letter', 'exactly'],
  ['(mend|mends|mended)', 'fix'],
  ['(laid|lies) over', 'merged over'],
  ['made anew', 'recreated'],
];

/** Data of others, and what is generated from it; the files of a team; this list. */
const NOT_OURS =
  /^(LICENSE|atlantis\.yaml|environments\/|generated\/|package-lock\.json|lib\/catalog\/data\/|test\/language\.test\.ts$)/;

const IGNORED = new Set(['.commands', 'dist', '.git', 'cdktf.out', 'coverage', 'node_modules']);

function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? filesIn(file) : entry.isFile() ? [file] : [];
    });
}

test('code, messages and documentation are in plain English', () => {
  const pattern = new RegExp(`\\b(?:${IDIOMS.map(([idiom]) => idiom).join('|')})\\b`, 'i');
  const hits = filesIn('')
    .filter((file) => !NOT_OURS.test(file))
    .flatMap((file) =>
      readFileSync(path.join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, i) => {
          const [found] = pattern.exec(line) ?? [];
          if (found === undefined) return [];
          const [, plain = ''] = IDIOMS.find(([idiom]) => new RegExp(`^(?:${idiom})$`, 'i').test(found)) ?? [];
          return [`${file}:${i + 1}: '${found}': write ${plain}`];
        }),
    );
  expect(hits).toEqual([]);
});
