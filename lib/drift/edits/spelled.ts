import { isSame } from '../../catalog/ignoring-case';

/** The text of Azure, which ignores case, in the spelling of the stack if only its case differs. */
export const spelled = <T extends string | undefined>(written: T, live: T): T => (isSame(written, live) ? written : live);

/** The texts of Azure in alphabetical order, each once, in the spelling of the stack. */
export const spelledTexts = (written: readonly string[], live: readonly string[]): readonly string[] =>
  [...new Set(live.map((text) => written.find((each) => isSame(each, text)) ?? text))].sort();
