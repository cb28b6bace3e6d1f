/** The id of the resource that a construct is about: it is called by the construct's name alone. */
const HIDDEN = 'Resource';

/**
 * Hands out the names in Terraform addresses: the path of a construct below its stack, joined with `_`. CDKTF's own names end in
 * a hash once they are nested, and at top level two different ids can silently become one resource (`gpt-4.1` and `gpt-41`).
 */
export class LogicalIds {
  private readonly paths = new Map<string, string>();

  /**
   * The name for an element.
   *
   * @param type what the name must be unique in, such as `azurerm_subnet`
   * @throws if another element of that type has the name already
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

/** The name in the Terraform address of the element with this path. Letters that are not ASCII are written as their code. */
export function logicalIdOf(path: readonly string[]): string {
  const visible = path.at(-1) === HIDDEN ? path.slice(0, -1) : path;
  const id = visible.map(mangle).join('_');
  return /^[a-zA-Z_]/.test(id) ? id : `_${id}`;
}

const mangle = (id: string) =>
  id.replace(/[^\w-]/gu, (letter) => (letter.charCodeAt(0) < 128 ? '_' : `u${letter.codePointAt(0)?.toString(16)}`));
