import type { PlacedFile } from '../stack/extra-file';
import { readExtraFile } from '../stack/extra-file';
import { GENERATED, stackFolderOf } from '../stack/generated-folder';
import { Git } from '../stack/source/git';
import { filesIn } from '../stack/source/working-folder';
import { isExtraConfiguration, terraformFile } from '../stack/terraform-file';

/** What Terraform reads in the folders of stacks and the kit did not write, whether or not there is a configuration beside it. */
export const extraFilesIn = (project: string): PlacedFile[] =>
  [...filesIn(project, isExtra)].map(([file, text]) => {
    const { name, use, holds, unread } = readExtraFile(nameIn(file), text, undefined);
    return { file, name, text, use, holds, ...(unread === undefined ? {} : { unread }) };
  });

/** What git tracks below generated/ of what Terraform keeps for itself, such as `.terraform/terraform.tfstate`: nobody can declare it. */
export const keptInGit = (project: string): PlacedFile[] =>
  (new Git(project).trackedBelow(GENERATED) ?? []).flatMap((file) => {
    const [name, isInStack] = [nameIn(file), stackFolderOf(file) !== undefined];
    const { use } = terraformFile(name);
    return isInStack && (use === 'data' || use === 'state') ? [{ file, name, text: '', use, holds: [] }] : [];
  });

const isExtra = (file: string) => stackFolderOf(file) !== undefined && isExtraConfiguration(nameIn(file));

/** The path from the folder of the stack. */
const nameIn = (file: string) => file.slice((stackFolderOf(file)?.length ?? -1) + 1);
