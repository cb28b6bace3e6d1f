/** The line of a resource in the lines of a committed configuration, which is always indented alike; 1 when it is not there. */
export function lineOf(lines: readonly string[], address: string | undefined): number {
  if (address === undefined) return 1;
  const [type = '', name = ''] = address.split('.');
  const start = lines.indexOf(`    "${type}": {`);
  const found = start === -1 ? -1 : lines.indexOf(`      "${name}": {`, start);
  return found === -1 ? 1 : found + 1;
}
