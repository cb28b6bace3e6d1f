/** The id of the main resource of a construct, which gets the name of the construct. */
const MAIN = 'Resource';

/** The id of a scope that is in no address, as in the AWS CDK. Inner scopes with other ids cannot collide with what is in it. */
export const HIDDEN = 'Default';

/**
 * Allocates the names in Terraform addresses: the path of a construct in its stack, joined with `_`. CDKTF's own names end in a hash
 * for nested constructs, and at the top level two different ids can silently become one resource (`gpt-4.1` and `gpt-41`).
 */
export class LogicalIds {
  private readonly paths = new Map<string, string>();

  /**
   * The name for an element.
   *
   * @param type the type within which the name must be unique, such as `azurerm_subnet`
   * @throws if another element of that type already has the name
   */
  allocate(type: string, path: readonly string[]): string {
    const id = logicalIdOf(path);
    const [key, readable] = [`${type}.${id}`, path.join('/')];
    const other = this.paths.get(key);
    if (other !== undefined && other !== readable)
      throw new Error(`'${other}' and '${readable}' would both get the Terraform address ${key}: rename one of them`);
    this.paths.set(key, readable);
    return id;
  }
}

/** The name in the Terraform address of the element with a path. Characters that are not ASCII are replaced by their code points. */
export function logicalIdOf(path: readonly string[]): string {
  const visible = (path.at(-1) === MAIN ? path.slice(0, -1) : path).filter((id) => id !== HIDDEN);
  const id = visible.map(mangle).join('_');
  return /^[a-zA-Z_]/.test(id) ? id : `_${id}`;
}

const mangle = (id: string) =>
  id.replace(/[^\w-]/gu, (letter) => (letter.charCodeAt(0) < 128 ? '_' : `u${letter.codePointAt(0)?.toString(16)}`));
