/**
 * Names without numbers, and the line that they continue.
 *
 * Microsoft names gpt-5.6-sol as the replacement of gpt-4o, o1, o1-pro and o3, and gpt-5.6-terra as that of o3-mini and o4-mini
 * (`lifecycleLater` of the catalogue, 2026-09-27, not verified with Microsoft). It names no replacement that would place gpt-5.6-luna.
 */
const SAME_LINE: ReadonlyMap<string, string> = new Map([
  ['gpt-sol', 'gpt'],
  ['gpt-terra', 'gpt-mini'],
  ['o', 'gpt'],
  ['o-mini', 'gpt-mini'],
  ['o-pro', 'gpt-pro'],
]);

/**
 * The line that a model belongs to: models of one size and purpose that follow each other, such as `gpt-mini` for gpt-4o-mini,
 * gpt-5.4-mini and o4-mini. It is derived from the name, because no source states it.
 */
export function modelLine(model: string): string {
  const words = model
    .toLowerCase()
    .split('-')
    .map((word) => (/^o\d+$/.test(word) ? 'o' : word))
    .filter((word) => !/^\d+(\.\d+)*o?$/.test(word));
  const name = words.join('-');
  return SAME_LINE.get(name) ?? name;
}
