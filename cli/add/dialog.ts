import { canAsk } from '../deployment/confirm';
import { askText } from '../ask';

/** How a command gets what it needs: from the command line, or from a person. */
export interface Dialog {
  /** Whether a person answers questions, because the command line leaves something open. */
  readonly asks: boolean;
  /** Ends the command with a usage error. */
  readonly usage: (message: string) => never;
}

/** A value that the command needs, by what to write on the command line, such as `--model <name>`. */
export type Needed = Readonly<Record<string, unknown>>;

/** Begins a dialog. Without a terminal, everything that is needed must be on the command line. */
export function dialog(needed: Needed, error: (message: string) => never): Dialog {
  const usage = (message: string) => error(`error: ${message}`);
  const missing = Object.keys(needed).filter((name) => needed[name] === undefined);
  const isTerminal = canAsk() && process.stdout.isTTY;
  if (missing.length > 0 && !isTerminal)
    usage(`missing: ${missing.join(', ')}. Without a terminal, the command cannot ask for it`);
  return { asks: missing.length > 0, usage };
}

/** A text from the command line, or from a person. A wrong answer is asked again, with the reason; on the command line, it is a usage error. */
export async function textOf(
  { usage }: Dialog,
  given: string | undefined,
  {
    message,
    problem,
    initialValue,
  }: { message: string; problem: (text: string) => string | undefined; initialValue?: string | undefined },
): Promise<string> {
  if (given === undefined) return askText(message, problem, initialValue);
  const found = problem(given);
  return found === undefined ? given : usage(found);
}
