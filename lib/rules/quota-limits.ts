import { MODEL_NAMES } from '../catalog/models';
import { nearMiss } from '../diagnostics/near-miss';
import type { Rule } from './rule';
import { finding } from './rule';

/** A limit for an unknown model that no environment deploys has no effect. */
export const quotaLimits: Rule = {
  id: 'quota/limits',
  summary: 'Every model under quota.limits is in the catalogue or deployed by an environment.',
  waivable: false,
  check({ stamps, organisation }) {
    const deployed = new Set(stamps.flatMap(({ value }) => value.deployments.map(({ model }) => model)));
    const known = [...new Set([...MODEL_NAMES, ...deployed])];
    return Object.keys(organisation.value.quota.limits)
      .filter((model) => !known.includes(model))
      .map((model) => {
        const meant = nearMiss(model, known);
        return finding(organisation, ['quota', 'limits', model], {
          message: `there is no model '${model}', so the limit has no effect`,
          help: meant === undefined ? 'remove it: npx stamps models lists the known models' : `did you mean '${meant}'?`,
          about: 'key',
        });
      });
  },
};
