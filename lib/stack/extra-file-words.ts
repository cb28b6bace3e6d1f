import type { ExtraFile } from './extra-file';
import type { FileUse } from './terraform-file';
import { visible } from '../text/visible';

/** What Terraform does with a file, as the end of a sentence that begins with its name. */
const USES: Readonly<Record<FileUse, string>> = {
  configuration: 'is part of the configuration',
  data: 'is in the folder in which Terraform keeps providers, modules and the backend in use',
  none: 'is not read by Terraform unless the configuration names it',
  override: 'is merged over the configuration',
  state: 'is a state of Terraform',
  variables: 'sets variables',
};

/** What Terraform does with a file, such as `run.tf is part of the configuration`. */
export const useWords = ({ name, use }: Pick<ExtraFile, 'name' | 'use'>) => `${visible(name)} ${USES[use]}`;

/** What a file holds, as far as that can be seen, to be put after a sentence; empty where nothing can. */
export const holdsWords = ({ holds }: Pick<ExtraFile, 'holds'>) =>
  holds.length === 0 ? '' : `; it holds ${visible(holds.join(', '))}`;
