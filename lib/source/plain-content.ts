import type * as yaml from 'yaml';

/**
 * The plain data of a YAML text, without locations. The parser is loaded by the first call, because most reviews read no YAML.
 *
 * @throws YAMLParseError if the text is not valid YAML
 */
export function plainContent(text: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it always
  const { parse } = require('yaml') as typeof yaml;
  return parse(text, { logLevel: 'silent' });
}
