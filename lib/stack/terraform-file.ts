/** The generated configuration, its page, and the lock file with the checksums of providers. */
export const CONFIGURATION = 'cdk.tf.json';
export const PAGE = 'README.md';
export const LOCK_FILE = '.terraform.lock.hcl';

/**
 * What Terraform or OpenTofu does with a file in the folder of a root module, based only on its name:
 *
 * - `configuration`: it is part of the configuration
 * - `override`: it is merged into the configuration after everything else
 * - `variables`: it sets variables
 * - `data`: it is in the folder where Terraform stores providers, modules and the current backend
 * - `state`: it is a state or its backup
 * - `none`: it is not read unless the configuration names it
 *
 * Source: https://developer.hashicorp.com/terraform/language/files, …/files/override and …/values/variables;
 * https://opentofu.org/docs/language/files/ for `.tofu` (read 2026-11-25).
 */
export type FileUse = 'configuration' | 'data' | 'none' | 'override' | 'state' | 'variables';

/** The use and syntax of a file in Terraform. */
export interface TerraformFile {
  readonly use: FileUse;
  readonly syntax: 'hcl' | 'json';
}

const CONFIGURATION_NAME = /^(.*)\.(?:tf|tofu)(\.json)?$/s;
/** Other variable files are read only with `-var-file`. Unlike for configurations, Terraform 1.11.4 also reads hidden files: `.auto.tfvars`. */
const VARIABLES_NAME = /^(?:terraform|.*\.auto)\.tfvars(\.json)?$/s;
const STATE_NAME = /\.tfstate(\.|$)/;

/**
 * Determines what Terraform does with a file.
 *
 * @param name the path from the folder of the root module, with forward slashes
 */
export function terraformFile(name: string): TerraformFile {
  const syntax = name.endsWith('.json') ? 'json' : 'hcl';
  return { use: useOf(name), syntax };
}

function useOf(name: string): FileUse {
  if (name.startsWith('.terraform/')) return 'data';
  if (!name.includes('/') && VARIABLES_NAME.test(name)) return 'variables';
  if (name.includes('/') || isIgnored(name)) return STATE_NAME.test(name) ? 'state' : 'none';
  const [, base] = CONFIGURATION_NAME.exec(name) ?? [];
  if (base !== undefined) return base === 'override' || base.endsWith('_override') ? 'override' : 'configuration';
  return STATE_NAME.test(name) ? 'state' : 'none';
}

/** Whether Terraform ignores a file: hidden files and backups of editors. */
const isIgnored = (name: string) => name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'));

/** Whether the kit generates a file, or whether every stack may have it. */
export const isOwnFile = (name: string) => [CONFIGURATION, PAGE, LOCK_FILE].includes(name);

/** Whether Terraform automatically reads a file as configuration or variables that the kit did not generate. */
export const isExtraConfiguration = (name: string) => !isOwnFile(name) && EXTRA_CONFIGURATION.includes(terraformFile(name).use);

const EXTRA_CONFIGURATION: readonly FileUse[] = ['configuration', 'override', 'variables'];
