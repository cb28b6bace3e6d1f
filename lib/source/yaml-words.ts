import type { ErrorCode } from 'yaml';
import { lookalikeIn } from '../diagnostics/lookalikes';

/** The explanation of a YAML syntax error. */
export interface Words {
  readonly message: string;
  readonly help: string;
}

const SPACE_AFTER_COLON = 'write key: value, with a space after the colon';

/** By the error code of the parser. */
const BY_CODE: Readonly<Partial<Record<ErrorCode, Words>>> = {
  ALIAS_PROPS: { message: 'an alias has an anchor or a tag', help: 'write the alias alone, such as *name' },
  BAD_ALIAS: {
    message: 'an alias or an anchor has no name',
    help: 'write &name and *name; put a value that begins with & or * in quotes',
  },
  BAD_DIRECTIVE: { message: 'a line that begins with % is a YAML directive', help: 'remove the line' },
  BAD_DQ_ESCAPE: {
    message: 'a backslash in double quotes starts an unknown escape sequence',
    help: 'use single quotes, or write the backslash twice',
  },
  BAD_INDENT: {
    message: 'the line is not indented like the others of its map',
    help: 'give all keys of one map the same number of spaces at the start of the line',
  },
  BAD_PROP_ORDER: { message: 'an anchor or a tag is in the wrong place', help: 'write it after the colon, before the value' },
  BAD_SCALAR_START: {
    message: 'the value begins with a character that has a special meaning in YAML',
    help: 'put the value in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'there are two values on one line',
    help: 'put the value in quotes, or write the inner key on a line of its own',
  },
  BLOCK_IN_FLOW: {
    message: 'a value within { } or [ ] spans several lines',
    help: 'write it on one line, or without the braces',
  },
  KEY_OVER_1024_CHARS: { message: 'the key is longer than 1,024 characters', help: 'write a shorter one' },
  MULTIPLE_ANCHORS: { message: 'a value has two anchors', help: 'remove one of them' },
  MULTIPLE_DOCS: { message: 'the file has a second document, after ---', help: 'write one environment in one file' },
  MULTIPLE_TAGS: { message: 'a value has two tags', help: 'remove both: no value needs a tag' },
  RESOURCE_EXHAUSTION: { message: 'the values are nested too deeply', help: 'no setting has more than ten levels' },
  TAB_AS_INDENT: { message: 'the line is indented with a tab', help: 'indent with spaces' },
  TAG_RESOLVE_FAILED: {
    message: 'the value begins with an exclamation mark, which starts a YAML tag; the kit does not support tags',
    help: 'remove the tag; put a value that begins with ! in quotes',
  },
};

/** Whether the parser reached the end of the file within quotes. */
export const isOpenQuote = (parserSays: string) => /closing .quote/.test(parserSays);

/** Explains an error of the parser. `line` is the line of the error. */
export function syntaxWords(code: ErrorCode, parserSays: string, line: string): Words {
  if (isOpenQuote(parserSays))
    return { message: 'a quote is never closed', help: 'close it with the same quote before the end of the line' };
  const glued = /^\s*(?:- )?([\w.-]+):(\S.*)$/.exec(line);
  if (glued && /MULTILINE_IMPLICIT_KEY|MISSING_CHAR/.test(code))
    return { message: 'there is no space after the colon', help: `write ${glued[1] ?? ''}: ${glued[2] ?? ''}` };
  const odd = lookalikeIn(line);
  if (odd !== undefined)
    return { message: `the line is not valid YAML: it contains ${odd}`, help: 'write the plain ASCII character' };
  if (code === 'MULTILINE_IMPLICIT_KEY') return { message: 'the line has no key', help: SPACE_AFTER_COLON };
  if (/flow (map|sequence)|flow-map|flow-seq/i.test(parserSays) && code === 'BAD_INDENT') return OPEN;
  if (code === 'MISSING_CHAR') return missing(parserSays);
  if (code === 'UNEXPECTED_TOKEN' && /^\s*[\]}]|Unexpected flow/.test(line)) return OPEN;
  return (
    BY_CODE[code] ?? {
      message: 'the line is not valid YAML',
      help: `${SPACE_AFTER_COLON}; put a value with special characters in quotes`,
    }
  );
}

const OPEN: Words = {
  message: 'a bracket or brace is not balanced, here or further up',
  help: 'close every { with } and every [ with ]',
};

function missing(parserSays: string): Words {
  if (/comma|Missing , /i.test(parserSays))
    return { message: 'a comma is missing', help: 'separate the values within { } or [ ] with commas' };
  if (/[\]}]|flow/.test(parserSays)) return OPEN;
  if (parserSays.includes('Comments'))
    return { message: 'there is no space before a comment', help: 'write a space before #, or put the value in quotes' };
  if (parserSays.includes('Sequence'))
    return {
      message: 'the line is in a list but does not begin with a hyphen',
      help: 'begin it with "- ", or indent it like the keys around the list',
    };
  if (parserSays.includes('map')) return { message: 'the line has no colon', help: SPACE_AFTER_COLON };
  return { message: 'the line is not valid YAML', help: SPACE_AFTER_COLON };
}
