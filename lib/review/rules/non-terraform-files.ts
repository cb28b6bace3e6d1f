import { isExtraConfiguration, CONFIGURATION } from '../../stack/terraform-file';
import type { Stack } from '../../stack/stack';
import { doneTo, filePairs } from './extra-files';
import type { FindingDraft, ReviewRule } from './review-rule';

export const nonTerraformFiles: ReviewRule = {
  id: 'files/other',
  summary: 'A file that Terraform does not read automatically is added, changed or removed in the folder of a stack.',
  why: 'Terraform reads it only if the configuration refers to it as a text, a module or a program.',
  severities: ['high', 'notice'],
  looks: [
    ({ before, after }) =>
      filePairs(before, after, ({ use }) => use === 'none').flatMap((pair): FindingDraft[] => {
        const done = doneTo(pair);
        if (done === undefined) return [];
        const reader = [after, before].flatMap((stack) => readerOf(stack, pair.name) ?? [])[0];
        return [
          reader === undefined
            ? { severity: 'notice', message: `${pair.name} ${done}; Terraform reads it only if the configuration refers to it` }
            : { severity: 'high', message: `${pair.name} ${done}, and ${reader}, so Terraform may read it` },
        ];
      }),
  ],
};

/** Functions that read files, such as `file`, `filebase64`, `filesha256`, `fileset` and `templatefile`. */
const READS = /\b(?:file\w*|templatefile)\s*\(/;

/** The source of a local module, in HCL and in JSON. */
const LOCAL_MODULE = /"?source"?\s*[=:]\s*"\.\.?\//;

/** Why Terraform may read a file that it does not read automatically; undefined: nothing refers to it. */
function readerOf(stack: Stack | undefined, name: string): string | undefined {
  const base = name.split('/').at(-1) ?? name;
  const texts = [...(stack?.files ?? [])].filter(([each]) => each === CONFIGURATION || isExtraConfiguration(each)).map(written);
  const found = ([file, text]: readonly [string, string]) => {
    if (text.includes(base)) return `${file} names it`;
    if (READS.test(text)) return `${file} reads files`;
    return LOCAL_MODULE.test(text) ? `${file} has a module from a folder` : undefined;
  };
  return texts.flatMap((each) => found(each) ?? [])[0];
}

/** The file with JSON escapes decoded, because `\u0066ile(` is `file(` for Terraform. */
function written([file, text]: readonly [string, string]): readonly [string, string] {
  try {
    return [file, file.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text];
  } catch {
    return [file, text];
  }
}
