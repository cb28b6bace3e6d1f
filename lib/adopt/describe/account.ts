import { isSame } from '../../catalog/ignoring-case';
import type { AccountKind } from '../../catalog/clouds';
import { ACCOUNT_KINDS } from '../../catalog/clouds';
import type { Described, Pin, Plain, PlainMap } from '../described';
import type { Existing } from '../existing';
import { CannotAdopt } from '../existing';
import { canonicalId } from '../ids';
import type { Note } from '../note';
import { note } from '../note';

/** The kind of the account, in the spelling of the kit. */
export function kindOf({ account }: Existing): AccountKind {
  const kind = ACCOUNT_KINDS.find((each) => isSame(each, account.kind));
  if (kind === undefined)
    throw new CannotAdopt(`the account is of kind ${account.kind}: the kit has only ${ACCOUNT_KINDS.join(' and ')}`);
  return kind;
}

/** The account itself: its kind, names and tags, and what the kit does not leave as it is. */
export function describeAccount(existing: Existing): Described {
  const { account, id } = existing;
  const { properties } = account;
  if (isSame(properties.encryption?.keySource, 'Microsoft.KeyVault'))
    throw new CannotAdopt(
      "the account is encrypted with a customer-managed key, which this command does not describe: an apply would return to Microsoft's key. Write the environment by hand, with account.customerManagedKey",
    );
  const kind = kindOf(existing);
  const hosts = properties.allowedFqdnList ?? [];
  const settings: PlainMap = {
    ...(kind === 'OpenAI' && hosts.length === 0
      ? {}
      : {
          account: {
            ...(kind === 'OpenAI' ? {} : { kind }),
            ...(properties.allowProjectManagement === true && kind === 'AIServices' ? { projectManagement: true } : {}),
            ...(hosts.length === 0 ? {} : { allowedFqdns: hosts }),
          },
        }),
    resourceGroup: { existing: id.resourceGroup },
  };
  return {
    settings,
    pins: identityPins(existing),
    notes: [...guardrailNotes(existing), ...lockNotes(existing), ...defenderNotes(existing)],
  };
}

/** Identities of the team stay: the kit itself needs only the one of the account. */
function identityPins({ account }: Existing): Pin[] {
  const ids = Object.keys(account.identity?.userAssignedIdentities ?? {}).map((id) => canonicalId('identity', id));
  if (ids.length === 0) return [];
  const identity: Plain = { type: 'SystemAssigned, UserAssigned', identity_ids: ids };
  return [{ type: 'azurerm_cognitive_account', where: { name: account.name }, attributes: { identity } }];
}

/** What the promises of the kit change on the account. */
function guardrailNotes({ account }: Existing): Note[] {
  const { properties, identity } = account;
  const { networkAcls: rules } = properties;
  const changed = (isOther: boolean, subject: string, message: string) => (isOther ? [note('changed', subject, message)] : []);
  return [
    ...changed(
      properties.disableLocalAuth !== true,
      'local authentication',
      'it is on, and the kit turns it off: clients with a key fail. Move them to Entra ID before the apply',
    ),
    ...changed(
      !isSame(properties.publicNetworkAccess, 'Disabled'),
      'public network access',
      'it is on, and the kit turns it off: only clients of the private endpoint still connect',
    ),
    ...changed(
      !isSame(rules?.defaultAction, 'Deny') || (rules?.ipRules ?? []).length + (rules?.virtualNetworkRules ?? []).length > 0,
      'network rules',
      'the kit denies everything by default and has no exceptions for addresses or subnets: those that exist are removed',
    ),
    ...changed(
      rules?.bypass !== undefined && rules.bypass !== null && !isSame(rules.bypass, 'None'),
      'trusted services of Azure',
      'they may pass the network rules, and the kit ends that: a service that calls the account in this way, such as a search service, fails',
    ),
    ...changed(
      properties.restrictOutboundNetworkAccess !== true,
      'outbound access',
      'the account may call any host, and the kit limits it to account.allowedFqdns: images given as links to other hosts fail',
    ),
    ...changed(
      !/systemassigned/i.test(identity?.type ?? ''),
      'identity',
      'the account has no identity of its own, and the kit adds one: it has no rights',
    ),
    ...changed(
      (properties.customSubDomainName ?? '') === '',
      'custom subdomain',
      'the account has none, and the kit sets one, which can never change: clients that use the address of the region must use the new one',
    ),
  ];
}

const lockNotes = ({ locks }: Existing): Note[] =>
  locks.map(({ name, properties: { level } }) =>
    note(
      'outside',
      `lock ${name}`,
      isSame(level, 'ReadOnly')
        ? 'it is ReadOnly: Azure refuses every change of the account, also those of this apply, until its owner removes it'
        : `it is ${level}: it stays, and Azure refuses to delete deployments, filters and role assignments of the account`,
    ),
  );

const defenderNotes = ({ defender }: Existing): Note[] =>
  defender === undefined
    ? []
    : [note('outside', 'Defender for AI', `it is ${defender} and stays so: to manage it, set account.defenderForAI`)];
