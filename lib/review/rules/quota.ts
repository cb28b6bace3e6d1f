import { capacityWords } from '../../catalog/capacity';
import { isSkuName } from '../../catalog/skus';
import type { QuotaShare } from '../compare/quota-taken';
import { quotasOf } from '../compare/quota-taken';
import { looking } from './comparing';
import { listed } from './listed';
import type { ReviewRule } from './review-rule';

export const quota: ReviewRule = {
  id: 'cost/quota',
  summary: 'Deployments that share a quota use more or less of it in total.',
  why: 'Deployments of all stamps of a subscription share its quota for a model and a deployment type in a region, or for all models with provisioned throughput. npx stamps quota compares the usage with the limits.',
  severities: ['notice'],
  looks: [
    looking(({ before, after }, { quota: { before: old, after: fresh } }) =>
      [...new Set([...quotasOf(before), ...quotasOf(after)])].sort().flatMap((key) => {
        const [was, is] = [old.get(key), fresh.get(key)];
        const share = is ?? was;
        // The usage of a single deployment is reported with the deployment.
        if (!share || was?.units === is?.units || Math.max(was?.deployments ?? 0, is?.deployments ?? 0) < 2) return [];
        const { models, sku, place, subscription } = share;
        return [
          {
            severity: 'notice',
            message: `all deployments of ${listed(models)} with ${sku} in ${place} together use ${(is?.units ?? 0) > (was?.units ?? 0) ? 'more' : 'less'} of the quota of subscription ${subscription}`,
            ...{ before: words(was), after: words(is) },
          },
        ];
      }),
    ),
  ],
};

function words(share: QuotaShare | undefined): string {
  if (!share) return 'nothing';
  const { sku, models, units, deployments } = share;
  const amount = isSkuName(sku) ? capacityWords(sku, models[0] ?? '', units) : `${units} units`;
  return `${amount} in ${deployments} ${deployments === 1 ? 'deployment' : 'deployments'}`;
}
