import type { ISynthesisSession, TerraformStack } from 'cdktf';

/** What CDKTF writes around the messages of validations. Its advice to skip them does not apply. */
const VALIDATION = /^Validation failed with the following errors:\n {2}([^]*?)\n\nIf you wish to ignore/;

/**
 * Writes stacks with `write`, which stops at the first that fails, but so that the others are checked, too.
 *
 * @returns all failures, each with the path of its construct
 */
export function collectFailures(stacks: readonly TerraformStack[], write: () => void): string[] {
  const failures: string[] = [];
  const synthesizers = stacks.map(({ synthesizer }) => synthesizer);
  stacks.forEach((stack, i) => {
    stack.synthesizer = {
      synthesize: (session: ISynthesisSession) => {
        try {
          synthesizers[i]?.synthesize(session);
        } catch (error) {
          failures.push(...messagesOf(stack, error));
        }
      },
    };
  });
  try {
    write();
  } finally {
    stacks.forEach((stack, i) => {
      const before = synthesizers[i];
      if (before) stack.synthesizer = before;
    });
  }
  return failures;
}

function messagesOf({ node }: TerraformStack, error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  const [, list] = VALIDATION.exec(message) ?? [];
  if (list === undefined) return [`${node.path}: ${message}`];
  return list.split(/\n {2}(?=\[)/).map((line) => line.replace(/^\[([^\]]*)\] /, '$1: '));
}
