import { pairs, shown } from './review-rule';
import type { ReviewRule } from './review-rule';
import { valueAt } from '../compare/json';

/** What makes Terraform pass over or refuse changes. */
const CONDUCT = ['lifecycle.ignore_changes', 'lifecycle.prevent_destroy'];

export const conduct: ReviewRule = {
  id: 'overrides/lifecycle',
  summary: 'Terraform is told to pass over changes of a resource, or no longer guards it.',
  why: 'What Terraform passes over can be changed by hand without anybody noticing.',
  severities: ['high'],
  check: (change) =>
    change.kind === 'changed'
      ? [...new Set(change.resources.map(({ type }) => type))].sort().flatMap((type) =>
          pairs(change, type).flatMap(({ address, before, after }) =>
            CONDUCT.flatMap((path) => {
              const [old, fresh] = [shown(valueAt(before, path)), shown(valueAt(after, path))];
              if (!before || !after || old === fresh) return [];
              return [
                {
                  ...{ severity: 'high' as const, message: `what Terraform does about ${address} changes`, address },
                  ...{ attribute: path, before: old, after: fresh },
                },
              ];
            }),
          ),
        )
      : [],
};
