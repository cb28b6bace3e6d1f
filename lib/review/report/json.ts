import { jsonText } from '../../text/json';
import type { EarlierFinding, Review } from '../review';

/** A review as JSON: the verdict, the stacks and every finding, without diagrams. */
export function json({ verdict, stacks, unchanged, since }: Review): string {
  // Pipelines plan the listed stacks, so environment files are not among them.
  const findings = stacks.flatMap(({ id, file, findings: all }) =>
    all.map(({ id: own, ...finding }) => ({
      id: own,
      [file === undefined ? 'stack' : 'file']: id,
      ...finding,
      consumed: undefined,
      supersedes: undefined,
    })),
  );
  const places = stacks
    .filter(({ file }) => file === undefined)
    .map(({ id, folder, environment, part, change, verdict: own, onlyVersions, planned }) => ({
      ...{ id, folder, environment, part, change, verdict: own, onlyVersions, planned },
    }));
  return jsonText({ verdict, unchanged, since: since && { ...since, gone: since.gone.map(brief) }, stacks: places, findings });
}

const brief = ({ id, stack, rule, severity, message }: EarlierFinding) => ({ id, stack, rule, severity, message });
