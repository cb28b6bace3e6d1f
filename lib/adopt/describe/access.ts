import { isSame } from '../../catalog/ignoring-case';
import { PRINCIPAL_TYPES } from '../../catalog/principals';
import { findRole, personaOf } from '../../catalog/roles';
import type { AssignmentAnswer } from '../../azure/reads/role-assignments';
import { holdsTemplate } from '../../text/template';
import type { Described, Pin, PlainMap } from '../described';
import type { Existing } from '../existing';
import type { Note } from '../note';
import { note } from '../note';

/** The role assignments on the account that the kit can make. All others stay, outside the stack. */
export function describeAccess({ assignments, accountId }: Existing): Described {
  const notes: Note[] = [];
  const grants: [string, PlainMap][] = [];
  const pins: Pin[] = [];
  for (const each of assignments.filter(({ properties }) => isSame(properties.scope, accountId))) {
    const described = grantOf(each);
    if (typeof described === 'string') {
      const { principalId } = each.properties;
      notes.push(note('outside', `role assignment ${each.name}`, `${described}: it stays with the principal ${principalId}`));
      continue;
    }
    const { key } = described;
    const isTaken = grants.some(([other]) => other === key);
    grants.push([isTaken ? `${key}-${grants.length}` : key, described.grant]);
    pins.push(described.pin);
  }
  const inherited = assignments.filter(({ properties }) => !isSame(properties.scope, accountId)).length;
  if (inherited > 0)
    notes.push(
      note(
        'outside',
        'inherited role assignments',
        `${inherited} apply from the resource group or above it: no stack manages them`,
      ),
    );
  return { settings: grants.length === 0 ? {} : { access: Object.fromEntries(grants) }, pins, notes };
}

function grantOf({ name, properties }: AssignmentAnswer) {
  const { principalId, roleDefinitionId, condition, description } = properties;
  const principalType = PRINCIPAL_TYPES.find((each) => isSame(each, properties.principalType));
  if (principalType === undefined) return `the kit has no principals of type ${properties.principalType ?? 'unknown'}`;
  if (condition) return 'it has a condition';
  // A description cannot change without a replacement, and environment files have no escapes.
  if (holdsTemplate(description ?? '')) return 'Terraform would read its description as an expression';
  const roleId = (roleDefinitionId.split('/').at(-1) ?? '').toLowerCase();
  const answer = findRole(roleId);
  if (answer.kind === 'refused') return `the kit refuses the role ${answer.name}, because ${answer.reason}`;
  if (answer.kind === 'unknown') return 'its role has no GUID';
  const [role] = answer.roles;
  if (role === undefined) return 'its role is not known';
  const word = personaOf([role.name]) ?? role.name;
  return {
    key: `${slug(word)}-${principalId.slice(0, 8)}`,
    grant: { principalId, principalType, role: word } satisfies PlainMap,
    pin: {
      type: 'azurerm_role_assignment',
      where: { principal_id: principalId, role_definition_id: role.id },
      attributes: { name: name.toLowerCase(), ...(description ? { description } : {}) },
    } satisfies Pin,
  };
}

const slug = (word: string) =>
  word
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50);
