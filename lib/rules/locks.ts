import { LOCKABLE, lockRefusalOf } from '../catalog/locks';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

const ALLOWED = `these can be locked: ${LOCKABLE.join(', ')}`;
const PROTECTED = 'preventDestroy, which is on by default, makes Terraform refuse to destroy what it created';

/** A lock must not stop the changes that Terraform makes from day to day. */
export const locks = stampRule(
  'locks/target',
  'Only resources whose deletion no ordinary change of a stamp needs have a lock in Azure.',
  ({ locks: targets }, located) =>
    targets.flatMap((target, i): Finding[] => {
      if (LOCKABLE.includes(target)) return [];
      const { reason = 'the kit does not know it', isProtected = false } = lockRefusalOf(target) ?? {};
      return [
        finding(located, ['locks', i], {
          message: `'${target}' cannot be locked: ${reason}`,
          help: ['remove it', ...(isProtected ? [PROTECTED] : []), ALLOWED].join('; '),
        }),
      ];
    }),
);
