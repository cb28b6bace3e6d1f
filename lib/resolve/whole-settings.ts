import type { PlainMap } from '../collections/map';
import { mapOf } from '../collections/map';
import { environmentSettings } from '../settings/environment-settings';
import { ORGANISATION_KEYS, organisationOf } from '../settings/organisation-settings';
import { sharedSettings, stampSettings } from '../settings/stamp-settings';
import type { SourceFile } from '../source/source-file';
import { baseName } from './environment-reader';
import { mergedEnvironment, mergedStamp, ofEnvironment, ofSharedStack } from './merged-settings';
import { overlay } from './overlay';
import { DEFAULTS } from './read-fleet';

/**
 * All settings that apply to a stamp, or to what the stamps of an environment share, with the defaults of the schema: those of the
 * stamp, the environment and the organisation.
 *
 * @param sources environment files without errors
 * @param key the key of the stamp; undefined: what the stamps share
 * @throws if the files have no such environment
 */
export function wholeSettings(sources: readonly SourceFile[], environment: string, key?: string): PlainMap {
  const defaults = sources.find((source) => baseName(source) === DEFAULTS);
  const source = sources.find((each) => baseName(each) === environment);
  if (!source) throw new Error(`there is no environment ${environment}`);
  const merged = mergedEnvironment(defaults, source);
  const ofFile = ofEnvironment(merged);
  const own = key === undefined ? ofSharedStack(merged) : mergedStamp(merged, source, key);
  const given = mapOf(overlay({}, defaults?.value ?? {}));
  const organisation = Object.fromEntries(Object.entries(given).filter(([each]) => ORGANISATION_KEYS.includes(each)));
  const complete = {
    ...environmentSettings.parse(ofFile),
    ...(key === undefined ? sharedSettings : stampSettings).parse(own),
    ...organisationOf(organisation),
    ...(key === undefined ? {} : { region: mapOf(mapOf(mapOf(source.value)['regions'])[key])['region'] ?? key }),
  };
  return mapOf(overlay(complete, { ...ofFile, ...own, ...organisation }));
}
