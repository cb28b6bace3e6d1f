/**
 * Whether a name in Azure is a start and then the hash that ends the names of the kit's blocklists. A hash of words from a variable is known
 * only to Terraform.
 *
 * @param start the name up to the hash, such as `project-names-`
 */
export const isHashedName = (start: string, name: string): boolean =>
  name.toLowerCase().startsWith(start.toLowerCase()) && /^[\da-f]{8}$/i.test(name.slice(start.length));
