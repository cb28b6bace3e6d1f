import type { AccountAnswer } from '../../azure/reads/account';
import type { Account } from '../../stack/facts/account';
import type { Facts } from '../../stack/facts/facts';
import { refOf, textsIn } from '../../stack/facts/field';
import type { Json } from '../../stack/json';
import { blockOf, textAt } from '../../stack/json';
import type { Compared } from './edit';
import { OTHER } from './edit';
import { isMeant } from './is-meant';

/** The identities of the account. The order of identities and the spelling of the types make no difference. */
export function identityEdit(facts: Facts, { identity }: Account, answer: AccountAnswer['identity']): readonly Compared[] {
  const written = blockOf(identity);
  const own = textsIn(written, 'identity_ids').map((each) => refOf(each));
  const live = Object.keys(answer?.userAssignedIdentities ?? {});
  const found = live.map((id) => own.find((ref) => isMeant(facts, ref, id))?.written ?? id);
  const isSame =
    typesIn(textAt(written, 'type')).join() === typesIn(answer?.type).join() &&
    own.length === live.length &&
    own.every(({ written: each }) => found.includes(each));
  if (isSame) return [];
  const types = typesIn(answer?.type);
  const now: Json = { type: TYPES.filter((each) => types.includes(each.toLowerCase())).join(', '), identity_ids: found };
  return [['identity', OTHER, types.length === 0 ? undefined : now]];
}

/** The types of identities, as Terraform writes them. */
const TYPES = ['SystemAssigned', 'UserAssigned'];

/** Azure also answers `SystemAssigned,UserAssigned` and `None`. */
const typesIn = (type: string | null | undefined): string[] =>
  (type ?? '')
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter((each) => each !== '' && each !== 'none')
    .sort();
