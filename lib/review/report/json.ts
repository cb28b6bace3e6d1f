import { jsonText } from '../../text/json';
import type { Review } from '../review';
import type { EarlierFinding } from '../since';

/** A review for programs: the verdict, the stacks and every finding, without diagrams. */
export function json({ verdict, stacks, unchanged, since }: Review): string {
  const findings = stacks.flatMap(({ id, findings: all }) =>
    all.map(({ id: own, ...finding }) => ({ id: own, stack: id, ...finding, explains: undefined, supersedes: undefined })),
  );
  const places = stacks.map(({ id, folder, environment, part, change, verdict: own, onlyVersions, planned }) => ({
    ...{ id, folder, environment, part, change, verdict: own, onlyVersions, planned },
  }));
  return jsonText({ verdict, unchanged, since: since && { ...since, gone: since.gone.map(brief) }, stacks: places, findings });
}

const brief = ({ id, stack, rule, severity, message }: EarlierFinding) => ({ id, stack, rule, severity, message });
