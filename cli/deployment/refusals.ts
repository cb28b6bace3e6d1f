import { spawnSync } from 'node:child_process';
import { isCurrent } from '../../lib/generated/compare';
import type { Configured } from '../configured';

/** Why generated/ must not be applied as it is; undefined if it matches the environment files. */
export function notCurrent({ comparison }: Configured): string | undefined {
  if (isCurrent(comparison)) return undefined;
  const files = [
    ...comparison.changed.map(({ file }) => file),
    ...comparison.stale.map((folder) => `${folder} (no longer configured)`),
  ];
  return [
    'generated/ does not match the environment files, so nothing was deployed:',
    ...files.map((file) => `  ${file}`),
    'Run npx stamps synth, and have the changes reviewed.',
  ].join('\n');
}

/** A note about changes of generated/ that are not committed, so they are not reviewed; undefined outside of git. */
export function notCommitted(project: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--', 'generated'], { cwd: project, encoding: 'utf8' });
  return status === 0 && stdout !== ''
    ? 'warning: generated/ has changes that are not committed:' + `\n${stdout.trimEnd()}\n`
    : undefined;
}
