import { z } from 'zod';
import { BELOW_STACK, declaredPathProblem } from '../stack/declared-path';

/** The path of a file below generated/, in the folder of a stack. */
const filePath = z
  .string()
  .refine((path) => declaredPathProblem(path) === undefined, { error: ({ input }) => declaredPathProblem(String(input)) })
  .meta({ pattern: BELOW_STACK.source });

const extraFile = z.strictObject({
  owner: z.string().min(1).meta({ description: 'The person or team that owns the file.' }),
  reason: z.string().min(10).meta({ description: 'Why the file is there, in a sentence.' }),
});

/** Files beside the generated ones, by their paths below generated/. */
export const extraFiles = z.record(filePath, extraFile).default({}).meta({
  description:
    'Terraform files that you add beside the generated ones, by their paths below generated/, each with an owner and a reason.',
});
