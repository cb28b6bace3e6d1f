import type { colorsFor } from '../../lib/report/colors';

/** Colours, or none, for the output of a command. */
export type Colors = ReturnType<typeof colorsFor>;
