import type { Fleet } from '../lib/environment/fleet';
import { extraFilesIn, keptInGit } from '../lib/generated/extra-files';
import { readGenerated } from '../lib/generated/read-generated';
import type { Circumstances } from '../lib/rules';

/** What the rules look at besides the fleet, as a project has it. */
export const circumstancesOf = (project: string, fleet: Fleet, today: string): Circumstances => ({
  today,
  generated: readGenerated(project, fleet),
  extraFiles: [...extraFilesIn(project), ...keptInGit(project)],
});
