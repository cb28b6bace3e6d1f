/** Whether two texts are the same for Azure, which ignores case in names and IDs. */
export const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one?.toLowerCase() === other?.toLowerCase();

/** The name of a region that Azure may also write as `Sweden Central`; empty if it writes none. */
export const regionIn = (written: string | null | undefined): string => (written ?? '').toLowerCase().replaceAll(' ', '');
