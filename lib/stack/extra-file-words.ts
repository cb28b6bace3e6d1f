import type { ExtraFile } from './extra-file';
import type { FileUse } from './terraform-file';
import { visible } from '../text/visible';

/** What Terraform does with a file, to complete a sentence that begins with its name. */
export const USES: Readonly<Record<FileUse, string>> = {
  configuration: 'is part of the configuration',
  data: 'is in the folder in which Terraform keeps providers, modules and the backend in use',
  none: 'is not read by Terraform unless the configuration names it',
  override: 'is merged over the configuration',
  state: 'is a state of Terraform',
  variables: 'sets variables',
};

/** The largest number of names that a message lists. */
const MOST = 12;

/** The first names of a list, and how many more there are. */
export function listed(names: readonly string[], most: number, written = (name: string) => name): string {
  const more = names.length - most;
  return `${names.slice(0, most).map(written).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What a file contains, as far as this kit can see, to append to a sentence; empty if nothing can be seen. */
export const holdsWords = ({ holds }: Pick<ExtraFile, 'holds'>) =>
  holds.length === 0 ? '' : `; it contains ${listed(holds, MOST, visible)}`;

/** Why the kit cannot determine what a file does, to append to a sentence; empty if it can. */
export const unreadWords = ({ unread, use }: Pick<ExtraFile, 'unread' | 'use'>) => {
  if (unread === undefined) return '';
  const what = use === 'variables' ? 'what it sets' : 'what it does, such as running programs with the identity that plans';
  return `; ${visible(unread)}, so the kit cannot determine ${what}`;
};
