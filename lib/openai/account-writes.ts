import { TerraformStack, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isReference } from '../terraform/checks';
import { keptOn, markerOf } from '../terraform/marker';
import type { AccountIdentity } from './account-interface';
import { WriteOrder } from './write-order';

const PROPERTY = markerOf('accountWrites');

/**
 * What one stack writes to one account, regardless of the construct that represents the account: the order of the writes, and the
 * names that are taken. It is kept on the stack, so that constructs made by hand, several imports of an account and the account that
 * the stack itself creates share it.
 */
export class AccountWrites {
  readonly order = new WriteOrder();
  private readonly taken = new Map<string, string>();

  /** The writes to an account in the stack of a construct. */
  static of(construct: IConstruct, account: AccountIdentity): AccountWrites {
    const all = keptOn<Map<string, AccountWrites>>(TerraformStack.of(construct), PROPERTY, () => new Map());
    const keys = keysOf(account);
    const writes = keys.map((key) => all.get(key)).find((each) => each !== undefined) ?? new AccountWrites();
    for (const key of keys) all.set(key, writes);
    return writes;
  }

  /**
   * Reserves a name. Azure compares names without case, so names that differ only in case would overwrite each other.
   *
   * @returns the problem if the name is taken; undefined if it is not, or if only Terraform knows it
   */
  claim(what: string, name: string): string | undefined {
    if (isReference(name)) return undefined;
    const key = `${what} ${name.toLowerCase()}`;
    const other = this.taken.get(key);
    if (other === undefined) this.taken.set(key, name);
    return other === undefined
      ? undefined
      : `the ${what} names '${other}' and '${name}' are the same to Azure, which ignores case`;
  }
}

/** Whether two constructs represent the same account; undefined if only Terraform knows. */
export function isSameAccount(one: AccountIdentity, other: AccountIdentity): boolean | undefined {
  const keys = keysOf(one);
  if (keysOf(other).some((key) => keys.includes(key))) return true;
  return one.knownId === undefined || other.knownId === undefined ? undefined : false;
}

/** What identifies an account: its ID as text and as a reference, as far as they are known, or else the path of its construct. */
function keysOf({ knownId, accountId, node }: AccountIdentity): string[] {
  const keys = [knownId?.toLowerCase(), referenceKey(accountId)].filter((key) => key !== undefined);
  return keys.length > 0 ? keys : [node.path];
}

/** The stack and the address in a reference to an attribute, which are the same for every token of it. */
function referenceKey(value: string): string | undefined {
  const { tokens, literals } = Tokenization.reverseString(value);
  const [token] = tokens as { identifier?: unknown; originStack?: TerraformStack }[];
  if (tokens.length !== 1 || literals.length > 0 || typeof token?.identifier !== 'string') return undefined;
  return `${token.originStack?.node.path ?? ''} ${token.identifier}`;
}
