import { isHandedOver } from '../compare/registration';
import { pairs } from './pairs';
import { shown } from './shown';
import type { ReviewRule } from './review-rule';
import { valueAt } from '../../stack/json';

/** What makes Terraform pass over or refuse changes. */
const IGNORED = 'lifecycle.ignore_changes';
/** Taking it off is reported by `refused/protection-dropped`. */
const PROTECTION = 'lifecycle.prevent_destroy';
const CONDUCT = [IGNORED, PROTECTION];

export const conduct: ReviewRule = {
  id: 'overrides/lifecycle',
  summary: 'Terraform ignores changes of a resource, no longer ignores them, or protects it.',
  why: 'What Terraform passes over can be changed by hand without anybody noticing.',
  severities: ['high', 'notice'],
  check: (change) =>
    change.kind === 'changed'
      ? [...new Set(change.resources.map(({ type }) => type))].sort().flatMap((type) =>
          pairs(change, type).flatMap(({ address, before, after }) =>
            CONDUCT.flatMap((path) => {
              const [old, fresh] = [shown(valueAt(before, path)), shown(valueAt(after, path))];
              if (!before || !after || old === fresh || (path === PROTECTION && fresh !== 'true')) return [];
              // Reported with the registration of the endpoint.
              if (path === IGNORED && isHandedOver(before, after)) return [];
              // Guarding more, and passing over nothing any more, is no reason to worry.
              const isStricter = path === IGNORED ? fresh === 'not set' : fresh === 'true';
              return [
                {
                  ...{ severity: isStricter ? ('notice' as const) : ('high' as const), address },
                  ...{ message: `what Terraform does about ${address} changes`, attribute: path, before: old, after: fresh },
                },
              ];
            }),
          ),
        )
      : [],
};
