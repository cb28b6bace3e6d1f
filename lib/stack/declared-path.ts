import { CONFIGURATION, isExtraConfiguration, LOCK_FILE, PAGE } from './terraform-file';

/** OpenTofu reads this file instead of the generated one. */
const OPENTOFU_CONFIGURATION = CONFIGURATION.replace('.tf.', '.tofu.');

/** Files that the pipelines write beside a configuration and delete, as in pipelines/known-files.mjs. */
const PIPELINE_FILES = ['no_state_override.tf.json', 'recover_import.tf.json', 'recover_override.tf.json'];

const EXAMPLE = 'prod/swedencentral/alerts.tf';

/** A file in the folder of a stack. */
export const BELOW_STACK = /^[^/]+\/[^/]+\/[^/]+$/;

/** Why no environment can declare a path below generated/; undefined if it can. */
export function declaredPathProblem(path: string): string | undefined {
  const name = path.split('/').at(-1) ?? '';
  if (!BELOW_STACK.test(path))
    return `must be a path below generated/ with two folders, <environment>/<region>/<file>, like ${EXAMPLE}`;
  if (path.split('/').some((step) => step === '.' || step === '..'))
    return `must not have '.' or '..' in it: write the path below generated/, like ${EXAMPLE}`;
  if ([CONFIGURATION, PAGE, LOCK_FILE].includes(name))
    return `must not name ${name}, which the kit or Terraform writes: remove it`;
  if (!isExtraConfiguration(name))
    return `must name a file that Terraform loads, like ${EXAMPLE}: other files need no declaration, remove it`;
  if (name === OPENTOFU_CONFIGURATION)
    return `must not name ${name}, which OpenTofu reads instead of ${CONFIGURATION}: give the file another name`;
  return PIPELINE_FILES.includes(name)
    ? 'must not name a file that the pipelines write and delete themselves: give it another name'
    : undefined;
}
