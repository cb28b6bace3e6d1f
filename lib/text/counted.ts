/** A number with its noun, such as `1 file` or `3 files`. */
export const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
