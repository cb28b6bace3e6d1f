import { jsonText } from '../../lib/text/json';
import { terminal } from '../../lib/text/terminal';
import { textTable } from '../text-table';
import type { Colors } from './colors';
import { originJson, originText } from './places';
import type { Setting } from './settings';
import type { Subject } from './subject';
import { pathText } from './subject';
import { cellText, HIDDEN } from './value-text';

/** Settings as a tree: each with its value, and where it comes from. */
export function treeText(settings: readonly Setting[], colors: Colors): string {
  const rows: string[][] = [];
  let around: readonly string[] = [];
  for (const setting of settings) {
    const path = setting.path.map(String);
    const common = path.findIndex((step, i) => step !== around[i]);
    for (const [depth, step] of path.entries()) {
      if (depth < common) continue;
      const isLast = depth === path.length - 1;
      const name = `${'  '.repeat(depth)}${terminal(step)}`;
      const origin = originText(setting);
      rows.push(isLast ? [name, valueOf(setting), setting.origin === 'written' ? origin : colors.dim(origin)] : [name]);
    }
    around = path;
  }
  return textTable(['setting', 'value', 'written in'].map(colors.bold), rows);
}

const valueOf = ({ isHidden, value }: Setting) => (isHidden ? HIDDEN : cellText(value));

/** Settings for programs. */
export const treeJson = (settings: readonly Setting[], { id, folder }: Subject): string =>
  jsonText({
    stack: id,
    folder,
    settings: settings.map((setting) => ({
      setting: pathText(setting.path),
      path: setting.path,
      ...(setting.isHidden ? {} : { value: setting.value }),
      hidden: setting.isHidden,
      ...originJson(setting),
    })),
  });
