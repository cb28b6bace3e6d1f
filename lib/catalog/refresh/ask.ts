import type { RegionName } from '../regions';
import { failureWords, isWithoutToken } from './failure';
import type { LiveModel, LocationAnswer, ModelSource } from './live-answer';

/** A location that could not be listed completely, and why. */
export interface LocationFailure {
  readonly location: RegionName;
  readonly because: string;
}

/** The results of listing locations, in the requested order. */
export interface Asked {
  readonly answers: readonly LocationAnswer[];
  readonly failures: readonly LocationFailure[];
}

/** The number of locations that are listed in parallel. */
const AT_A_TIME = 4;

/** Lists every location. A location that fails does not stop the others; a missing token does. */
export async function askLocations(source: ModelSource, locations: readonly RegionName[]): Promise<Asked> {
  const results = new Map<RegionName, LocationAnswer | LocationFailure>();
  const waiting = [...new Set(locations)];
  const work = async () => {
    for (let location = waiting.shift(); location !== undefined; location = waiting.shift())
      results.set(location, await ask(source, location));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const ordered = [...new Set(locations)].flatMap((location) => results.get(location) ?? []);
  return {
    answers: ordered.filter((each) => 'models' in each),
    failures: ordered.filter((each) => 'because' in each),
  };
}

async function ask(source: ModelSource, location: RegionName): Promise<LocationAnswer | LocationFailure> {
  const models: LiveModel[] = [];
  try {
    for await (const model of source.listModels(location)) models.push(model);
  } catch (error) {
    if (isWithoutToken(error)) throw error;
    return { location, because: failureWords(error) };
  }
  return { location, models };
}
