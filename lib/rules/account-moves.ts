import type { Located } from '../fleet/fleet';
import type { GeneratedAccount } from '../fleet/generated-stamp';
import type { Stamp } from '../fleet/stamp';
import { generatedAccountOf, isOverridden, isRenamedOnPurpose } from './generated-account-of';
import { neverDeployed } from './never-deployed';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/**
 * An account with another name is another account, without what was uploaded to the old one.
 *
 * Source: hashicorp/terraform-provider-azurerm, cognitive_account_resource.go, read on 2026-11-26: it replaces the account for another
 * name or subdomain, for project management that is turned off while the kind stays AIServices, and for a removed key while project
 * management is on.
 */
export const accountMoves = stampRule(
  'account/moves',
  'A stamp keeps its account: a default name that changes, projectManagement that is turned off, or a removed key of an account with projectManagement would replace it.',
  (stamp, located, _fleet, { generated }) => {
    const before = generatedAccountOf(stamp, generated);
    return before ? [...ofNames(located, before), ...ofSwitches(located, before)] : [];
  },
  { waivable: true },
);

const WOULD_REPLACE = 'Terraform would replace the account, or refuse to while it is protected';

const REPLACED_BY_NAME = 'to create a new, empty account instead, set names.account to a new name';

/** A name that is written is a name that someone chose. */
function ofNames(located: Located<Stamp>, before: GeneratedAccount): Finding[] {
  const { value: stamp, layers } = located;
  const { names, account } = stamp;
  const path = before.kind === account.kind ? ['names', 'account'] : ['account', 'kind'];
  const keep = `set names: { account: ${before.name}, customSubdomain: ${before.customSubdomain} } to keep the account`;
  if (before.name !== names.account) {
    if (layers.has(['names', 'account']) || isOverridden(stamp, 'name')) return [];
    return [
      finding(located, path, {
        message: `the default name of the account changes from ${before.name} to ${names.account}: ${WOULD_REPLACE}`,
        help: `${keep} (docs/environments.md#the-kind-of-the-account); ${REPLACED_BY_NAME}, such as ${names.account}; ${neverDeployed(stamp.environment, stamp.key)}`,
      }),
    ];
  }
  if (before.customSubdomain === names.customSubdomain) return [];
  if (layers.has(['names', 'customSubdomain']) || isOverridden(stamp, 'custom_subdomain_name')) return [];
  return [
    finding(located, ['names', 'customSubdomain'], {
      message: `the default custom subdomain of the account changes from ${before.customSubdomain} to ${names.customSubdomain}: ${WOULD_REPLACE}`,
      help: `${keep}; ${REPLACED_BY_NAME}; ${neverDeployed(stamp.environment, stamp.key)}`,
    }),
  ];
}

/** What azurerm cannot change in an account that keeps its name. */
function ofSwitches(located: Located<Stamp>, before: GeneratedAccount): Finding[] {
  const { value: stamp } = located;
  const { account } = stamp;
  if (isRenamedOnPurpose(located, before)) return [];
  const isTurnedOff = before.projectManagement && !account.projectManagement && account.kind !== 'OpenAI';
  const loses = before.hasKey && !account.key && account.projectManagement;
  return [
    ...(isTurnedOff && !isOverridden(stamp, 'project_management_enabled')
      ? [
          finding(located, ['account', 'projectManagement'], {
            message: `projectManagement cannot be turned off: ${WOULD_REPLACE}`,
            help: `restore projectManagement: true; ${REPLACED_BY_NAME}; ${neverDeployed(stamp.environment, stamp.key)}`,
          }),
        ]
      : []),
    ...(loses && !isOverridden(stamp, 'customer_managed_key')
      ? [
          finding(located, ['account', 'customerManagedKey'], {
            message: `an account with projectManagement cannot go back to a key of Microsoft: ${WOULD_REPLACE}`,
            help: `restore customerManagedKey; ${REPLACED_BY_NAME}; ${neverDeployed(stamp.environment, stamp.key)}`,
          }),
        ]
      : []),
  ];
}
