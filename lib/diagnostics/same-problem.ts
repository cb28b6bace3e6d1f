import { findRegion } from '../catalog/regions';
import type { Problem } from './problem';

/**
 * Merges problems of several stamps at one location: those with the same text, and those whose texts differ only in the name of the
 * stamp, its environment or its region. The message then names all of them.
 */
export const together = (problems: readonly Problem[]): Problem[] => merge(merge(problems, asWritten), asTemplate);

/** The texts that must be equal for problems to be merged. */
interface Texts {
  readonly message: string;
  /** Undefined if help may differ; then the last one is used. */
  readonly help?: string | undefined;
}

const asWritten = ({ message }: Problem): Texts => ({ message });

/** The texts with placeholders for the stamp, if the problem is about one. */
function asTemplate({ message, help, stamps = [] }: Problem): Texts {
  const [stamp] = stamps;
  if (stamp === undefined || stamps.length > 1) return { message, help };
  const template = (text: string) =>
    namesOf(stamp).reduce(
      (rest, [name, mark]) => rest.replace(new RegExp(`(?<![a-zA-Z0-9])${name}(?![a-zA-Z0-9])`, 'g'), mark),
      text,
    );
  return { message: template(message), help: help === undefined ? undefined : template(help) };
}

const [STAMP, REGION, PLACE, CODE, ENVIRONMENT] = ['\u0001', '\u0002', '\u0003', '\u0004', '\u0005'] as const;

/** The names of a stamp and their placeholders: its ID, its region, the code of the region in names, its environment. */
function namesOf(stamp: string): (readonly [string, string])[] {
  const name = regionOf(stamp);
  const region = findRegion(name);
  const places = region
    ? ([
        [region.displayName, PLACE],
        [region.code, CODE],
      ] as const)
    : [];
  return [[stamp, STAMP], [name, REGION], ...places, [environmentOf(stamp), ENVIRONMENT]];
}

const regionOf = (stamp: string) => stamp.slice(stamp.lastIndexOf('-') + 1);

const environmentOf = (stamp: string) => stamp.slice(0, stamp.lastIndexOf('-'));

function merge(problems: readonly Problem[], textsOf: (problem: Problem) => Texts): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { severity, rule, location, withheld } = problem;
    const key = JSON.stringify([severity, rule, location, withheld, textsOf(problem)]);
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].map((group) => merged(group, textsOf));
}

function merged(group: readonly Problem[], textsOf: (problem: Problem) => Texts): Problem {
  const last = group.at(-1);
  if (last === undefined) throw new Error('a group has at least one problem');
  if (group.length === 1) return last;
  const stamps = [...new Set(group.flatMap((problem) => problem.stamps ?? []))];
  const { message, help = last.help } = textsOf(last);
  return {
    ...last,
    message: filled(message, stamps),
    ...(help === undefined ? {} : { help: filled(help, stamps) }),
    ...(stamps.length > 0 ? { stamps } : {}),
  };
}

/** A template with the names of all stamps in it. */
function filled(template: string, stamps: readonly string[]): string {
  const listed = (nameOf: (stamp: string) => string) => [...new Set(stamps.map(nameOf))].join(', ');
  return template
    .replaceAll(
      STAMP,
      listed((stamp) => stamp),
    )
    .replaceAll(REGION, listed(regionOf))
    .replaceAll(
      PLACE,
      listed((stamp) => findRegion(regionOf(stamp))?.displayName ?? stamp),
    )
    .replaceAll(CODE, '…')
    .replaceAll(ENVIRONMENT, listed(environmentOf));
}
