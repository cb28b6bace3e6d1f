import pc from 'picocolors';

/** Colours if the stream is a terminal and NO_COLOR is not set; otherwise none. */
export const colorsFor = (stream: { readonly isTTY?: boolean }) =>
  pc.createColors((stream.isTTY ?? false) && !process.env['NO_COLOR']);
