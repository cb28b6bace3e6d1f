import { cancel, confirm, isCancel, multiselect, select, text } from '@clack/prompts';

/** Ends the questions without an answer, such as with Ctrl+C. */
export class Canceled extends Error {}

/** Asks for a text. */
export const askText = (
  message: string,
  problem: (text: string) => string | undefined,
  initialValue?: string,
): Promise<string> =>
  asked(
    text({
      message,
      ...(initialValue === undefined ? {} : { initialValue }),
      // Without any input, the value is undefined.
      validate: (value: string | undefined) => problem(value ?? ''),
    }),
  );

/** A choice, with its label and a hint. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** Asks for one of several values. */
export async function askChoice<T>(message: string, choices: readonly Choice<T>[]): Promise<T> {
  const chosen = choices[await asked(select({ message, options: optionsOf(choices), maxItems: 12 }))];
  if (chosen === undefined) throw new Error('there is nothing to choose from');
  return chosen.value;
}

/** Asks for some of several values, at least one, in the order of the choices. */
export async function askChoices<T>(message: string, choices: readonly Choice<T>[]): Promise<readonly T[]> {
  const chosen = await asked(
    multiselect({ message: `${message}: space selects, enter continues`, options: optionsOf(choices), required: true }),
  );
  return choices.filter((_, i) => chosen.includes(i)).map(({ value }) => value);
}

/** Asks for a decision. */
export const askWhether = (message: string): Promise<boolean> => asked(confirm({ message }));

const optionsOf = (choices: readonly Choice<unknown>[]) =>
  choices.map(({ label, hint }, value) => ({ value, label, ...(hint === undefined ? {} : { hint }) }));

/** The answer to a question. Ends the questions if there is none. */
async function asked<T>(answer: Promise<T | symbol>): Promise<T> {
  const value = await answer;
  if (!isCancel(value)) return value;
  cancel('Nothing was written.');
  throw new Canceled();
}
