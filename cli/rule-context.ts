import type { Fleet } from '../lib/fleet/fleet';
import { extraFilesIn, keptInGit } from '../lib/generated/extra-files';
import { readGenerated } from '../lib/generated/read-generated';
import type { RuleContext } from '../lib/rules';

/** What the rules look at besides the fleet, as a project has it. */
export const ruleContextOf = (project: string, fleet: Fleet, today: string): RuleContext => ({
  today,
  generated: readGenerated(project, fleet),
  extraFiles: [...extraFilesIn(project), ...keptInGit(project)],
});
