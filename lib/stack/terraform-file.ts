/** The configuration that the kit writes, the page beside it, and the checksums of providers. */
export const CONFIGURATION = 'cdk.tf.json';
export const PAGE = 'README.md';
export const LOCK_FILE = '.terraform.lock.hcl';

/**
 * What Terraform or OpenTofu does with a file in the folder of a root module, going by its name alone:
 *
 * - `configuration`: it is part of the configuration
 * - `override`: it is merged into the configuration after everything else
 * - `variables`: it sets variables
 * - `data`: it is in the folder in which Terraform keeps providers, modules and the backend in use
 * - `state`: it is a state or a backup of one
 * - `none`: it is not read, unless something in the configuration names it
 *
 * Source: https://developer.hashicorp.com/terraform/language/files, …/files/override and …/values/variables;
 * https://opentofu.org/docs/language/files/ for `.tofu` (read 2026-11-25).
 */
export type FileUse = 'configuration' | 'data' | 'none' | 'override' | 'state' | 'variables';

/** A file as Terraform sees it. */
export interface TerraformFile {
  readonly use: FileUse;
  readonly syntax: 'hcl' | 'json';
}

const CONFIGURATION_NAME = /^(.*)\.(?:tf|tofu)(\.json)?$/s;
/** Others are read only with `-var-file`. Unlike configurations, hidden ones are read, too: `.auto.tfvars` (Terraform 1.11.4). */
const VARIABLES_NAME = /^(?:terraform|.*\.auto)\.tfvars(\.json)?$/s;
const STATE_NAME = /\.tfstate(\.|$)/;

/**
 * Says what Terraform does with a file.
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

/** Terraform passes over hidden files and what editors leave. */
const isIgnored = (name: string) => name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'));

/** Whether a file is one that the kit writes, or that every stack may have. */
export const isOwnFile = (name: string) => [CONFIGURATION, PAGE, LOCK_FILE].includes(name);

/** Whether Terraform reads a file by itself because somebody has put it in the folder, and the kit did not. */
export const isExtraConfiguration = (name: string) => !isOwnFile(name) && EXTRA_CONFIGURATION.includes(terraformFile(name).use);

const EXTRA_CONFIGURATION: readonly FileUse[] = ['configuration', 'override', 'variables'];
