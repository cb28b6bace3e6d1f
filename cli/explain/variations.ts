import type { Path } from '../../lib/diagnostics/setting-locations';
import type { Place } from '../../lib/resolve/varied-sources';
import { withKey, withValue } from '../../lib/resolve/varied-sources';
import { isOfEnvironment, isOfOrganisation } from '../../lib/settings/known-settings';
import { alternativesTo, otherValues } from '../../lib/settings/other-values';
import { ENVIRONMENTS } from '../../lib/source/read-files';
import type { SourceFile } from '../../lib/source/source-file';
import type { Setting } from './settings';
import type { Scope } from './subject';
import type { Variation } from './trials';

/** Where a setting is written or, if it is not, where it could be for this scope alone. */
export function placeOf({ scope, path, writings }: Setting): Place {
  const written = writings.find(({ isInEffect }) => isInEffect);
  return written ? { file: written.location.file, path: written.path } : freePlace(scope, path);
}

/** Where a setting could be written for a scope alone. */
export function freePlace({ environment, key }: Scope, path: Path): Place {
  if (isOfOrganisation(path)) return { file: `${ENVIRONMENTS}/defaults.yaml`, path };
  const file = `${ENVIRONMENTS}/${environment}.yaml`;
  return { file, path: key === undefined || isOfEnvironment(path) ? path : ['regions', key, ...path] };
}

/** The environment files with other values of a setting, and without what is written about it. */
export function* variationsOf(sources: readonly SourceFile[], setting: Setting): Generator<Variation> {
  const { path, value, origin, writings } = setting;
  const [first, ...others] = [...namesFor(setting), ...otherValues(path, value)].map((other) => () => ({
    ...withOther(sources, setting, other),
    isAlternative: alternativesTo(path).includes(other),
  }));
  if (first) yield first();
  const [topmost] = writings;
  if (topmost && (origin === 'written' || topmost.path.at(-1) === path.at(-1))) {
    const { location, path: written } = topmost;
    yield { sources: withValue(sources, { file: location.file, path: written }, undefined) };
  }
  for (const other of others) yield other();
}

/** The other deployments, for a setting that names one. */
const namesFor = ({ path, value, scope }: Setting): string[] =>
  path[0] === 'deployments' && path[2] === 'spillover'
    ? scope.layers.keysAt(['deployments']).filter((key) => key !== path[1] && key !== value)
    : [];

function withOther(sources: readonly SourceFile[], setting: Setting, value: unknown): Variation {
  const { path, scope, origin } = setting;
  const place = placeOf(setting);
  if (path[0] === 'region' && origin !== 'written') {
    const key = String(value);
    return { sources: withKey(sources, { file: place.file, path: ['regions', scope.key ?? ''] }, key), names: { key } };
  }
  const names = path[0] === 'environment' ? { names: { environment: String(value) } } : {};
  return { sources: withValue(sources, place, value), ...names };
}

/**
 * The environment files without a map: it is removed from all layers, or for the stamp alone, if others cannot be without it. There is
 * nothing to remove if no layer writes it.
 */
export function* withoutMap(sources: readonly SourceFile[], { scope, path, writings }: Setting): Generator<Variation> {
  if (writings.length === 0) return;
  yield {
    sources: writings.reduce<readonly SourceFile[]>(
      (left, { location: { file }, path: written, removes }) =>
        removes ? left : withValue(left, { file, path: written }, undefined),
      sources,
    ),
  };
  if (scope.key !== undefined && !isOfEnvironment(path)) yield { sources: withValue(sources, freePlace(scope, path), null) };
}
