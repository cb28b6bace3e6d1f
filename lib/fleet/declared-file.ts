import { CONFIGURATION, isExtraConfiguration, LOCK_FILE, PAGE } from '../stack/terraform-file';

/** A file beside a generated one, as an environment declares it. */
export interface DeclaredFile {
  /** Below generated/, such as `prod/swedencentral/alerts.tf`. */
  readonly path: string;
  /** The environment that declares it, itself or through the defaults. */
  readonly environment: string;
  readonly owner: string;
  readonly reason: string;
  /** Whether it is beside a stack of the environment. Otherwise the declaration has no effect. */
  readonly isOwn: boolean;
  /** The stacks of the environment that it can be beside, as folders below generated/. */
  readonly stacks: readonly string[];
}

/** The folder of the stack that a file is beside, below generated/. */
export const stackOf = (path: string) => path.split('/').slice(0, 2).join('/');

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
