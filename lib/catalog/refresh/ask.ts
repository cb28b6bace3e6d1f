import type { RegionName } from '../regions';
import { failureWords } from './failure';
import type { LocationAnswer, ModelSource } from './live-answer';

/** A location whose models or quotas could not be listed completely, and why. */
export interface LocationFailure {
  readonly location: RegionName;
  readonly because: string;
}

/** The results of listing locations, in the requested order. */
export interface Asked {
  readonly answers: readonly LocationAnswer[];
  readonly failures: readonly LocationFailure[];
  /** The locations among the answers whose quotas could not be listed. */
  readonly usageFailures: readonly LocationFailure[];
}

/** Whether an error is about all locations. */
type IsFatal = (error: unknown) => boolean;

/** The number of locations that are listed in parallel. */
const AT_A_TIME = 4;

/**
 * Lists every location. A location that fails does not stop the others.
 *
 * @param isFatal whether an error is about all locations, such as a missing token: it is thrown
 */
export async function askLocations(
  source: ModelSource,
  locations: readonly RegionName[],
  isFatal: IsFatal = () => false,
): Promise<Asked> {
  const results = new Map<RegionName, Result>();
  const waiting = [...new Set(locations)];
  const work = async () => {
    for (let location = waiting.shift(); location !== undefined; location = waiting.shift())
      results.set(location, await ask(source, location, isFatal));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const ordered = [...new Set(locations)].flatMap((location) => results.get(location) ?? []);
  return {
    answers: ordered.flatMap(({ answer }) => answer ?? []),
    failures: ordered.flatMap(({ failure, answer }) => (failure && !answer ? failure : [])),
    usageFailures: ordered.flatMap(({ failure, answer }) => (failure && answer ? failure : [])),
  };
}

/** Only a failure: the models could not be listed. Both: only the quotas could not be listed. */
interface Result {
  readonly answer?: LocationAnswer;
  readonly failure?: LocationFailure;
}

async function ask(source: ModelSource, location: RegionName, isFatal: IsFatal): Promise<Result> {
  const models = await complete(source.listModels(location), isFatal);
  if ('because' in models) return { failure: { location, ...models } };
  const usages = await complete(source.listUsages(location), isFatal);
  if ('because' in usages) return { answer: { location, models: models.all }, failure: { location, ...usages } };
  return { answer: { location, models: models.all, usages: usages.all } };
}

/** A list to its end, or why it could not be read. */
async function complete<T>(
  list: AsyncIterable<T>,
  isFatal: IsFatal,
): Promise<{ readonly all: readonly T[] } | { readonly because: string }> {
  const all: T[] = [];
  try {
    for await (const each of list) all.push(each);
  } catch (error) {
    if (isFatal(error)) throw error;
    return { because: failureWords(error) };
  }
  return { all };
}
