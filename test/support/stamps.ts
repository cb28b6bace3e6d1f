import { main } from '../../cli/stamps';
import type { Ran } from './command';

/** Runs `stamps` with arguments in this process, without a terminal. */
export async function stamps(...args: readonly string[]): Promise<Ran> {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  const { argv } = process;
  try {
    return { status: await main(args), ...printed };
  } finally {
    process.argv = argv;
    for (const spy of spies) spy.mockRestore();
  }
}
