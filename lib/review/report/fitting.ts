/** The number of bytes of parts and their separators. It is never less than the number of characters, which GitHub counts. */
export const sizeOf = (parts: readonly string[]) => parts.reduce((size, part) => size + Buffer.byteLength(part) + 2, 0);

/** Space for the note in a report that is cut. */
const NOTE = 1_000;

/**
 * All required parts, as many of the rest as fit, the end of an open fold, and a note about the findings that are left out. Undefined
 * if not even the required parts fit.
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
