import { MODEL_NAMES } from '../catalog/models';
import { nearMiss } from '../diagnostics/near-miss';
import type { Rule } from './rule';
import { finding } from './rule';

/** A limit of a model that nobody deploys and nobody knows limits nothing. */
export const quotaLimits: Rule = {
  id: 'quota/limits',
  summary: 'Every model under quota.limits is one that the catalogue knows or an environment deploys.',
  waivable: false,
  check({ stamps, organisation }) {
    const deployed = new Set(stamps.flatMap(({ value }) => value.deployments.map(({ model }) => model)));
    const known = [...new Set([...MODEL_NAMES, ...deployed])];
    return Object.keys(organisation.value.quota.limits)
      .filter((model) => !known.includes(model))
      .map((model) => {
        const meant = nearMiss(model, known);
        return finding(organisation, ['quota', 'limits', model], {
          message: `there is no model '${model}', so the limit is one of nothing`,
          help: meant === undefined ? 'remove it: npm run models lists what is known' : `did you mean '${meant}'?`,
          about: 'key',
        });
      });
  },
};
