import { jsonText } from '../../text/json';
import type { Review } from '../review';

/** A review for programs: the verdict, the stacks and every finding, without diagrams. */
export function json({ verdict, stacks, unchanged }: Review): string {
  const findings = stacks.flatMap(({ id, findings: all }) =>
    all.map((finding) => ({ stack: id, ...finding, explains: undefined, supersedes: undefined })),
  );
  const places = stacks.map(({ id, folder, environment, part, change, verdict: own, onlyVersions, planned }) => ({
    ...{ id, folder, environment, part, change, verdict: own, onlyVersions, planned },
  }));
  return jsonText({ verdict, unchanged, stacks: places, findings });
}
