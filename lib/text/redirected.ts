/** The text of redirected output: PowerShell 5.1 writes UTF-16 with a byte order mark, and other shells may write UTF-8 with one. */
export function redirectedText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/^\uFEFF/, '');
}
