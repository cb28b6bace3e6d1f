/** Characters that Azure forbids in the names of tags. */
const FORBIDDEN = /[<>%&\\?/]/;

/** The problem of the name of a tag; undefined if there is none. */
export const tagNameProblem = (name: string): string | undefined =>
  FORBIDDEN.test(name) ? `the tag name '${name}' contains one of < > % & \\ ? /` : undefined;
