import { createInterface } from 'node:readline/promises';

/** Whether a person can answer a question: input and output are a terminal. */
export const canAsk = () => process.stdin.isTTY && process.stderr.isTTY;

/** Whether a person confirms with yes. Any other answer, and the end of the input, is no. */
export async function confirmed(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) =>
    lines.once('close', () => {
      resolve('');
    }),
  );
  try {
    return (await Promise.race([lines.question(`${question} Type yes to continue: `), closed])) === 'yes';
  } finally {
    lines.close();
  }
}
