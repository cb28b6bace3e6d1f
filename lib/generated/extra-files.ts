import type { PlacedFile } from '../stack/extra-file';
import { readExtraFile } from '../stack/extra-file';
import { GENERATED, stackFolderOf } from '../stack/generated-folder';
import { Git } from '../stack/source/git';
import { filesIn } from '../stack/source/working-folder';
import { isExtraConfiguration, terraformFile } from '../stack/terraform-file';

/** Files that Terraform reads in the folders of stacks and that the kit did not write, even if a folder has no configuration. */
export const extraFilesIn = (project: string): PlacedFile[] =>
  [...filesIn(project, isExtra)].map(([file, text]) => {
    const { name, use, holds, unread } = readExtraFile(nameIn(file), text, undefined);
    return { file, name, text, use, holds, ...(unread === undefined ? {} : { unread }) };
  });

/** Terraform's own files that git tracks under generated/, such as `.terraform/terraform.tfstate`. They cannot be declared. */
export const keptInGit = (project: string): PlacedFile[] =>
  (new Git(project).trackedBelow(GENERATED) ?? []).flatMap((file) => {
    const [name, isInStack] = [nameIn(file), stackFolderOf(file) !== undefined];
    const { use } = terraformFile(name);
    return isInStack && (use === 'data' || use === 'state') ? [{ file, name, text: '', use, holds: [] }] : [];
  });

const isExtra = (file: string) => stackFolderOf(file) !== undefined && isExtraConfiguration(nameIn(file));

/** The path relative to the folder of the stack. */
const nameIn = (file: string) => file.slice((stackFolderOf(file)?.length ?? -1) + 1);
