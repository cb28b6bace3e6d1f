import { z } from 'zod';
import { CONFIGURATION, isExtraConfiguration, LOCK_FILE, PAGE } from '../stack/terraform-file';

/** OpenTofu reads it instead of what the kit writes. */
const IN_ITS_PLACE = CONFIGURATION.replace('.tf.', '.tofu.');

const EXAMPLE = 'prod/swedencentral/alerts.tf';

/** The path of a file below generated/, in the folder of a stack. */
const filePath = z
  .string()
  .regex(/^[^/]+\/[^/]+\/[^/]+$/, {
    error: `must be a path below generated/ with two folders, <environment>/<region>/<file>, like ${EXAMPLE}`,
  })
  .refine((path) => !path.split('/').some((step) => step === '.' || step === '..'), {
    error: `must not have '.' or '..' in it: write the path below generated/, like ${EXAMPLE}`,
  })
  .refine((path) => isExtraConfiguration(path.split('/').at(-1) ?? ''), { error: ({ input }) => notRead(String(input)) })
  .refine((path) => !path.endsWith(`/${IN_ITS_PLACE}`), {
    error: `must not name ${IN_ITS_PLACE}, which OpenTofu reads instead of ${CONFIGURATION}: give the file another name`,
  })
  .refine((path) => !TEMPORARY.includes(path.split('/').at(-1) ?? ''), {
    error: 'must not name a file that the pipelines write and delete themselves: give it another name',
  });

/** What the pipelines write beside a configuration and remove again, as pipelines/known-files.mjs says it, too. */
const TEMPORARY = ['no_state_override.tf.json', 'recover_import.tf.json', 'recover_override.tf.json'];

function notRead(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return [CONFIGURATION, PAGE, LOCK_FILE].includes(name)
    ? `must not name ${name}, which the kit or Terraform writes: remove it`
    : `must name a file that Terraform reads by itself, like ${EXAMPLE}: other files need no declaration, remove it`;
}

const extraFile = z.strictObject({
  owner: z.string().min(1).meta({ description: 'Who answers for the file.' }),
  reason: z.string().min(10).meta({ description: 'Why the file is there, in a sentence.' }),
});

/** Files that people put beside what the kit generates, by their paths below generated/. */
export const extraFiles = z.record(filePath, extraFile).default({}).meta({
  description:
    'Terraform files that somebody puts beside what the kit generates, by their paths below generated/, each with an owner and a reason.',
});

/** Whether a path may be declared, whatever is said of it. */
export const isFilePath = (path: string) => filePath.safeParse(path).success;
