import { daysBetween } from '../../collections/days';
import { capacityUnit, capacityWords } from '../../catalog/capacity';
import { findVersion } from '../../catalog/models';
import { lifecycleOf } from '../../catalog/sku-lifecycle';
import { isSkuName, skuOf } from '../../catalog/skus';
import type { Deployment } from '../../stack/facts/deployment';
import { unitsOf } from '../compare/quota-taken';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';
import { shown } from './shown';

const modelOf = ({ model = '', version = '' }: Deployment) => `${model} ${version}`.trim();

export const modelVersion: ReviewRule = {
  id: 'models/version',
  summary: 'A deployment answers with another model or version.',
  why: 'Answers change for every caller of the deployment at once. To try both, deploy the new version as another deployment.',
  severities: ['high'],
  looks: [
    comparing('deployment', ['version', 'model'], ({ before, after }) => {
      if (!before || !after) return [];
      const [old, fresh] = [modelOf(before.value), modelOf(after.value)];
      if (old === fresh) return [];
      const isOther = before.value.model !== after.value.model;
      return [
        {
          severity: 'high',
          message: `the deployment ${after.value.name} answers with another ${isOther ? 'model' : 'version'}`,
          ...{ before: old, after: fresh, fields: isOther ? ['model', 'version'] : ['version', 'model'] },
        },
      ];
    }),
  ],
};

export const modelAdded: ReviewRule = {
  id: 'models/new-deployment',
  summary: 'A stamp gets another deployment.',
  why: 'It uses quota of the subscription in the region. Provisioned throughput costs money as soon as it is deployed.',
  severities: ['high', 'notice'],
  looks: [
    comparing('deployment', [], ({ before, after }, { change }) => {
      if (before || !after) return [];
      const { name, sku } = after.value;
      const isProvisioned = billingOf(after.value) === 'provisioned';
      // The page of a new stamp lists its deployments. Those with provisioned throughput are reported as well.
      if (change.kind === 'added' && !isProvisioned) return [];
      return [
        {
          severity: isProvisioned ? 'high' : 'notice',
          message: `the deployment ${name} is new: ${modelOf(after.value)}, ${sku}, ${capacityOf(after.value)}`,
        },
      ];
    }),
  ],
};

export const lifecycle: ReviewRule = {
  id: 'models/lifecycle',
  summary: 'A deployment that is new, or has a new version, will soon stop answering, or has stopped already.',
  why: 'Azure announces the day on which it retires a version. From that day, calls fail.',
  severities: ['critical', 'high'],
  looks: [
    comparing('deployment', ['version', 'model'], ({ before, after }, { today }) => {
      if (!after) return [];
      const date = retirementOf(after.value);
      if (!date || (before && modelOf(before.value) === modelOf(after.value)) || daysBetween(today, date) > SOON) return [];
      const [retired, name] = [date <= today, `${after.value.name} (${modelOf(after.value)})`];
      return [
        {
          severity: retired ? 'critical' : 'high',
          message: `the model of the deployment ${name} ${retired ? 'was' : 'will be'} retired on ${date}`,
        },
      ];
    }),
  ],
};

/** The day on which a deployment stops answering; undefined or null: not known. */
function retirementOf({ model = '', version = '', sku = '' }: Deployment): string | null | undefined {
  const found = findVersion(model, version);
  return (found && isSkuName(sku) ? lifecycleOf(found, sku) : found?.lifecycle)?.retirementDate;
}

/** The number of days before a retirement from which it is reported. */
const SOON = 90;

const STAYS = 'NoAutoUpgrade';

export const upgrades: ReviewRule = {
  id: 'models/upgrades',
  summary: 'Azure may upgrade the version of a deployment automatically, or no longer may.',
  why: 'An automatic upgrade changes answers without a review.',
  severities: ['high', 'notice'],
  looks: [
    comparing('deployment', ['upgrades'], ({ before, after }) => {
      if (!after || before?.value.upgrades === after.value.upgrades) return [];
      const [was, is] = [!before || before.value.upgrades === STAYS, after.value.upgrades === STAYS];
      if (was && is) return [];
      return [
        {
          severity: is ? 'notice' : 'high',
          message: is ? 'Azure no longer upgrades the version automatically' : 'Azure upgrades the version automatically',
          ...{ fields: ['upgrades'], after: shown(after.value.upgrades) },
          ...(before ? { before: shown(before.value.upgrades) } : {}),
        },
      ];
    }),
  ],
};

export const capacity: ReviewRule = {
  id: 'cost/capacity',
  summary: 'The capacity of a deployment changes, or is counted in another way.',
  why: 'Capacity uses quota of the subscription in the region. Provisioned throughput is billed by the hour, used or not.',
  severities: ['high', 'notice'],
  looks: [
    comparing('deployment', ['capacity'], ({ before, after }) => {
      if (!before || !after) return [];
      const [old, fresh] = [capacityOf(before.value), capacityOf(after.value)];
      if (old === fresh) return [];
      const { more, words } = capacityChange(before.value, after.value);
      const isGrave = more ? billingOf(after.value) === 'provisioned' : unitsOf(after.value) < unitsOf(before.value) / 2;
      return [
        {
          severity: isGrave ? 'high' : 'notice',
          ...{ message: `the deployment ${after.value.name} ${words}`, before: old, after: fresh },
        },
      ];
    }),
  ],
};

function capacityChange(before: Deployment, after: Deployment): { more: boolean; words: string } {
  if (billingOf(before) !== billingOf(after)) return { more: true, words: 'is counted and billed in another way' };
  const units = unitsOf(after) - unitsOf(before);
  if (units === 0) return { more: false, words: 'gets another amount for the same units' };
  if (units > 0)
    return {
      more: true,
      words: `gets more capacity: it uses ${units} more units of the quota in the region${unitWords(after)}`,
    };
  return {
    more: false,
    words: `gets less capacity: ${-units} units are returned to the quota in the region${unitWords(after)}; calls beyond the capacity are refused (429)`,
  };
}

const billingOf = ({ sku = '' }: Deployment) => (isSkuName(sku) ? skuOf(sku).billing : undefined);

function capacityOf(deployment: Deployment): string {
  const { sku = '', model = '' } = deployment;
  const units = unitsOf(deployment);
  return isSkuName(sku) ? capacityWords(sku, model, units) : `${units} units`;
}

function unitWords({ sku = '', model = '' }: Deployment): string {
  const unit = isSkuName(sku) ? capacityUnit(model, sku) : undefined;
  return unit === undefined ? '' : ` (a unit is ${unit})`;
}

export const retention: ReviewRule = {
  id: 'cost/retention',
  summary: 'The retention of logs changes.',
  why: 'With fewer days, older logs are deleted permanently. With more days, you pay for more gigabytes.',
  severities: ['high', 'notice'],
  looks: [
    comparing('workspace', ['retentionDays'], ({ before, after }) => {
      const [old, fresh] = [before?.value.retentionDays, after?.value.retentionDays];
      if (typeof old !== 'number' || typeof fresh !== 'number' || old === fresh) return [];
      const less = fresh < old;
      return [
        {
          severity: less ? 'high' : 'notice',
          message: less ? `logs older than ${fresh} days are deleted` : `logs are kept ${fresh - old} days longer`,
          ...{ before: `${old} days`, after: `${fresh} days` },
        },
      ];
    }),
  ],
};
