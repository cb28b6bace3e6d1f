import { readFleet } from '../../lib/resolve/read-fleet';
import { SourceFile } from '../../lib/source/source-file';
import type { Written } from '../../lib/upgrade/edits';

/** The fleet and the files of environments, by their names without folder and extension. */
export function written(files: Readonly<Record<string, string>>): Written {
  const sources = Object.entries(files).map(([name, text]) => new SourceFile(`environments/${name}.yaml`, text));
  const fleet = readFleet(sources);
  if (fleet.problems.length > 0) throw new Error(fleet.problems.map(({ message }) => message).join('\n'));
  return { fleet, sources };
}
