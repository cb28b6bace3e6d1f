/** How many bytes parts take with what stands between them, which is no less than the characters that GitHub counts. */
export const sizeOf = (parts: readonly string[]) => parts.reduce((size, part) => size + Buffer.byteLength(part) + 2, 0);

/** Room for what is said where a report is cut. */
const NOTE = 1_000;

/**
 * All parts that must be there, and as many of the rest as fit, with what is open closed and a word on the findings that are left out.
 * Undefined where not even the first fit.
 */
export function beginningOf(
  must: readonly string[],
  rest: readonly string[],
  limit: number,
  noteOf: (left: number) => string,
): string[] | undefined {
  if (sizeOf([...must, ...rest]) <= limit) return [...must, ...rest];
  let size = sizeOf(must) + NOTE;
  if (size > limit) return undefined;
  const kept: string[] = [];
  let open = false;
  for (const part of rest) {
    size += Buffer.byteLength(part) + 2;
    if (size > limit) break;
    if (part.startsWith('<details>')) open = true;
    if (part.endsWith('</details>')) open = false;
    kept.push(part);
  }
  const left = rest.slice(kept.length).filter((part) => /^- \*\*/m.test(part)).length;
  return [...must, ...kept, ...(open ? ['</details>'] : []), noteOf(left)];
}
