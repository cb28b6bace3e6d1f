import { CLOUD_WORDS } from '../catalog/cloud-name';
import type { AccountKind, Doubt } from '../catalog/clouds';
import { doubtsAbout } from '../catalog/clouds';
import { cloudOf } from '../stack/facts/cloud';
import { code } from './markdown';
import type { StampReading } from './stamp-reading';

/** The values on the page that no documentation of Microsoft states; undefined if there are none. */
export function cloudSection({ stack, accounts }: StampReading): string | undefined {
  const cloud = cloudOf(stack);
  const kinds = accounts.map(({ value }): AccountKind => (value.kind === 'AIServices' ? 'AIServices' : 'OpenAI'));
  const doubts = new Map<string, Doubt>(kinds.flatMap((kind) => doubtsAbout(cloud, kind)).map((doubt) => [doubt.value, doubt]));
  if (doubts.size === 0) return undefined;
  const lines = [...doubts.values()].map(({ what, value, because }) => `- ${what} ${code(value)}: ${because}`);
  return `In ${CLOUD_WORDS[cloud]}, the kit uses values that are not verified with Microsoft. Try them before you rely on them:\n\n${lines.join('\n')}`;
}
