import { changeReport, quotaReport } from '../lib/catalog/refresh/change-report';
import type { ReportColors } from '../lib/catalog/refresh/change-report';
import type { Differences } from '../lib/catalog/refresh/compare';
import { counted } from '../lib/text/counted';

/**
 * Differences between two subscriptions as text.
 *
 * @param names the first and the second subscription
 */
export function differencesReport(
  { locations, changes, quotas }: Differences,
  [first, second]: readonly [string, string],
  colors: ReportColors,
): string {
  const only = `only in ${second}`;
  const kinds = { changed: '', 'new model': only, 'new version': only, missing: `only in ${first}` };
  const paragraphs = [changeReport(changes, colors, kinds), quotaReport(quotas, colors)].filter((text) => text !== '');
  return [
    ...paragraphs.map((each) => `${each}\n`),
    ...(changes.length + quotas.length > 0 ? [`- and before →: ${first}; + and after →: ${second}\n`] : []),
    `${counted(locations.length, 'location')} compared; ${counted(changes.length, 'version')} and ${counted(quotas.length, 'quota')} differ; nothing was written.\n`,
  ].join('');
}
