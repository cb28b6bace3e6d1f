import pc from 'picocolors';

/** Colours for a terminal that may have them; none for anything else, or where NO_COLOR is set. */
export const colorsFor = (stream: { readonly isTTY?: boolean }) =>
  pc.createColors((stream.isTTY ?? false) && !process.env['NO_COLOR']);
