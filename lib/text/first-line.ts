/** The longest line that is quoted of a text from outside, in characters. */
const LONGEST = 300;

/** The first line of a text from outside, such as an error: libraries and servers write whole bodies into them. */
export function firstLine(text: string): string {
  const line =
    text
      .trim()
      .split(/[\r\n]/)[0]
      ?.trim() ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
}
