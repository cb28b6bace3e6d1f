/** A name from Azure as one word of a command to paste: names can have parentheses, and nothing in them may be a command. */
export const shellWord = (name: string): string => (/^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", '')}'`);
