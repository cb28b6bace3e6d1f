/** The line number of a resource in a committed configuration, whose indentation is always the same; 1 if it has no such resource. */
export function lineOf(lines: readonly string[], address: string | undefined): number {
  if (address === undefined) return 1;
  const [type = '', name = ''] = address.split('.');
  const start = lines.indexOf(`    "${type}": {`);
  const found = start === -1 ? -1 : lines.indexOf(`      "${name}": {`, start);
  return found === -1 ? 1 : found + 1;
}
