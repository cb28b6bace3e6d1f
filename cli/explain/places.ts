import type { Location } from '../../lib/diagnostics/problem';
import type { Writing } from '../../lib/diagnostics/setting-locations';
import { terminal } from '../../lib/text/terminal';
import type { Setting } from './settings';

/** A place in a file, such as `environments/prod.yaml:29:73`. */
export const placeText = ({ file, line, column }: Location) => `${terminal(file)}:${line}:${column}`;

/** The layer that writes something: the defaults, the environment, the stamp, or the defaults of deployments in one of them. */
export function layerOf({ location: { file }, path }: Writing): string {
  const isStamp = path[0] === 'regions';
  const layer = isStamp ? `regions.${path[1] ?? ''}` : /(^|\/)defaults\.yaml$/.test(file) ? 'defaults' : 'environment';
  return path[isStamp ? 2 : 0] === 'deploymentDefaults' ? `deploymentDefaults of ${layer}` : layer;
}

/** Where a setting comes from, for a cell of a table. */
export function originText({ origin, writings }: Setting): string {
  const written = writings.find(({ isInEffect }) => isInEffect);
  return written ? placeText(written.location) : origin;
}

/** Where a setting comes from, for programs. */
export function originJson({ origin, writings }: Setting) {
  const written = writings.find(({ isInEffect }) => isInEffect);
  return { origin, ...(written ? placeJson(written) : {}) };
}

/** What a layer writes, for programs. */
export const placeJson = (writing: Writing) => {
  const { file, line, column } = writing.location;
  return { layer: layerOf(writing), file, line, column };
};
