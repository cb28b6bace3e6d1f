import type { Fleet } from '../lib/fleet/fleet';
import { extraFilesIn, keptInGit } from '../lib/generated/extra-files';
import { readGenerated } from '../lib/generated/read-generated';
import type { RuleContext } from '../lib/rules';

/** The input of the rules, in addition to the fleet, from a project. */
export const ruleContextOf = (project: string, fleet: Fleet, today: string): RuleContext => ({
  today,
  generated: readGenerated(project, fleet),
  extraFiles: [...extraFilesIn(project), ...keptInGit(project)],
});
