import type { ExtraFile } from './extra-file';
import type { FileUse } from './terraform-file';
import { visible } from '../text/visible';

/** What Terraform does with a file, as the end of a sentence that begins with its name. */
export const USES: Readonly<Record<FileUse, string>> = {
  configuration: 'is part of the configuration',
  data: 'is in the folder in which Terraform keeps providers, modules and the backend in use',
  none: 'is not read by Terraform unless the configuration names it',
  override: 'is merged over the configuration',
  state: 'is a state of Terraform',
  variables: 'sets variables',
};

/** What a file holds, as far as that can be seen, to be put after a sentence; empty where nothing can. */
export const holdsWords = ({ holds }: Pick<ExtraFile, 'holds'>) =>
  holds.length === 0 ? '' : `; it holds ${visible(holds.join(', '))}`;

/** Why nobody can tell what a file does, to be put after a sentence; empty where it can be seen. */
export const unreadWords = ({ unread, use }: Pick<ExtraFile, 'unread' | 'use'>) => {
  if (unread === undefined) return '';
  const what = use === 'variables' ? 'what it sets' : 'what it does, such as running programs with the identity that plans';
  return `; ${visible(unread)}, so nobody can tell from here ${what}`;
};
