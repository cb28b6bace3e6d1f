/** Rows under a head as lines of text: columns as wide as their widest cell and two spaces apart, no space at the end of a line. */
export function textTable(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) =>
    `${row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd()}\n`;
  return [head, ...rows].map(line).join('');
}
