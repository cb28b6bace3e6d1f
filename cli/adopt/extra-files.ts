import type { PlainMap } from '../../lib/adopt/described';
import type { ImportId } from '../../lib/adopt/imports';
import { jsonText } from '../../lib/text/json';

/** A file beside the generated one, and why it is there. */
interface ExtraFile {
  readonly name: string;
  readonly reason: string;
}

/** The `import` blocks. An override file cannot contain them. */
export const IMPORTS: ExtraFile = {
  name: 'adopt.tf.json',
  reason: 'imports what existed before the kit; remove it after the first apply',
};

/** Attributes that the kit sets and the existing resource does not have: Terraform would replace it. */
export const REMOVED: ExtraFile = {
  name: 'adopt_override.tf.json',
  reason: 'keeps an existing resource from being replaced; remove it only together with the resource',
};

/** The extra files of an adoption, by their paths. */
export function extraFilesOf(
  folder: string,
  imports: readonly ImportId[],
  removed: Readonly<Record<string, PlainMap>>,
): ReadonlyMap<string, string> {
  const files = new Map([
    [`${folder}/${IMPORTS.name}`, jsonText({ import: imports.map(({ address, id }) => ({ to: address, id })) })],
  ]);
  const addresses = Object.entries(removed);
  if (addresses.length === 0) return files;
  const resource: Record<string, Record<string, PlainMap>> = {};
  for (const [address, attributes] of addresses) {
    const [type = '', name = ''] = address.split('.');
    resource[type] = { ...resource[type], [name]: attributes };
  }
  return files.set(`${folder}/${REMOVED.name}`, jsonText({ resource }));
}
