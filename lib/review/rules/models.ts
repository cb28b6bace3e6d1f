import { unitsOf } from '../compare/quota-taken';
import { findVersion } from '../../catalog/models';
import { capacityWords, capacityUnit } from '../../catalog/capacity';
import { isSkuName, skuOf } from '../../catalog/skus';
import { textAt } from '../../stack/json';
import type { JsonObject } from '../../stack/json';
import type { Observation, ReviewRule } from './review-rule';
import { attributePairs, pairs } from './pairs';
import { shown } from './shown';

const DEPLOYMENT = 'azurerm_cognitive_deployment';

const modelOf = (deployment: JsonObject | undefined) =>
  `${textAt(deployment, 'model.name') ?? ''} ${textAt(deployment, 'model.version') ?? ''}`.trim();

export const modelVersion: ReviewRule = {
  id: 'models/version',
  summary: 'A deployment answers with another model or version.',
  why: 'Answers change for every caller of the deployment at once. To try both, deploy the new version beside the old one.',
  severities: ['high'],
  check: (change) =>
    pairs(change, DEPLOYMENT).flatMap(({ address, before, after }): Observation[] => {
      const [old, fresh] = [modelOf(before), modelOf(after)];
      if (!before || !after || old === fresh) return [];
      const changed = textAt(before, 'model.name') === textAt(after, 'model.name') ? 'version' : 'model';
      return [
        {
          ...{ severity: 'high', message: `the deployment ${textAt(after, 'name')} answers with another ${changed}`, address },
          ...{ attribute: `model.${changed === 'model' ? 'name' : 'version'}`, before: old, after: fresh },
          explains: ['model.name', 'model.version'],
        },
      ];
    }),
};

export const modelAdded: ReviewRule = {
  id: 'models/new-deployment',
  summary: 'A stamp gets another deployment.',
  why: 'It takes quota of the subscription in the region, and provisioned throughput is paid for from the apply on.',
  severities: ['high', 'notice'],
  check: (change) =>
    pairs(change, DEPLOYMENT).flatMap(({ address, before, after }): Observation[] => {
      if (before || !after) return [];
      const isProvisioned = billingOf(after) === 'provisioned';
      // The deployments of a new stamp are on its page; those with a price of their own are told all the same.
      if (change.kind === 'added' && !isProvisioned) return [];
      return [
        {
          severity: isProvisioned ? 'high' : 'notice',
          message: `the deployment ${textAt(after, 'name')} is new: ${modelOf(after)}, ${textAt(after, 'sku.name')}, ${capacityOf(after)}`,
          ...{ address, explains: ['*'] },
        },
      ];
    }),
};

export const lifecycle: ReviewRule = {
  id: 'models/lifecycle',
  summary: 'A deployment that is new, or has a new version, will soon stop answering, or has stopped already.',
  why: 'Azure retires versions on a day that it says in advance; from then on calls fail.',
  severities: ['critical', 'high'],
  check: (change, { today }) =>
    pairs(change, DEPLOYMENT).flatMap(({ address, before, after }): Observation[] => {
      const known = findVersion(textAt(after, 'model.name') ?? '', textAt(after, 'model.version') ?? '')?.lifecycle;
      const date = known?.retirementDate;
      if (!after || !date || modelOf(before) === modelOf(after) || daysBetween(today, date) > SOON) return [];
      const [retired, name] = [date <= today, `${textAt(after, 'name')} (${modelOf(after)})`];
      return [
        {
          severity: retired ? 'critical' : 'high',
          message: `the model of the deployment ${name} ${retired ? 'was' : 'will be'} retired on ${date}`,
          address,
        },
      ];
    }),
};

/** Days within which a retirement is told. */
const SOON = 90;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export const upgrades: ReviewRule = {
  id: 'models/upgrades',
  summary: 'Azure may, or may no longer, change the version of a deployment by itself.',
  why: 'An upgrade by Azure changes answers without a review.',
  severities: ['high', 'notice'],
  check: (change) =>
    attributePairs(change, DEPLOYMENT, 'version_upgrade_option').flatMap(({ address, isNew, before, after }): Observation[] => {
      const [was, is] = [isNew || before === 'NoAutoUpgrade', after === 'NoAutoUpgrade'];
      if (before === after || (was && is)) return [];
      return [
        {
          severity: is ? 'notice' : 'high',
          message: is ? 'Azure no longer changes the version by itself' : 'Azure changes the version by itself',
          ...{ address, attribute: 'version_upgrade_option', after: shown(after) },
          ...(isNew ? {} : { before: shown(before) }),
        },
      ];
    }),
};

export const capacity: ReviewRule = {
  id: 'cost/capacity',
  summary: 'The capacity of a deployment changes, or is counted otherwise.',
  why: 'Capacity is taken from the quota of the subscription in the region; provisioned throughput is paid for by the hour, used or not.',
  severities: ['high', 'notice'],
  check: (change) =>
    pairs(change, DEPLOYMENT).flatMap(({ address, before, after }): Observation[] => {
      if (!before || !after || capacityOf(before) === capacityOf(after)) return [];
      const { more, words } = capacityChange(before, after);
      return [
        {
          severity: more && billingOf(after) === 'provisioned' ? 'high' : 'notice',
          message: `the deployment ${textAt(after, 'name')} ${words}`,
          ...{ address, attribute: 'sku.capacity', before: capacityOf(before), after: capacityOf(after) },
        },
      ];
    }),
};

function capacityChange(before: JsonObject, after: JsonObject): { more: boolean; words: string } {
  if (billingOf(before) !== billingOf(after)) return { more: true, words: 'is counted and paid for otherwise' };
  const units = unitsOf(after) - unitsOf(before);
  if (units === 0) return { more: false, words: 'gets another amount for the same units' };
  if (units > 0)
    return { more: true, words: `gets more capacity: ${units} units more of the quota of the region${unitWords(after)}` };
  return {
    more: false,
    words: `gets less capacity: ${-units} units go back to the quota of the region${unitWords(after)}; calls beyond it are refused (429)`,
  };
}

function billingOf(deployment: JsonObject) {
  const sku = textAt(deployment, 'sku.name') ?? '';
  return isSkuName(sku) ? skuOf(sku).billing : undefined;
}

function capacityOf(deployment: JsonObject): string {
  const [sku, units] = [textAt(deployment, 'sku.name') ?? '', unitsOf(deployment)];
  return isSkuName(sku) ? capacityWords(sku, textAt(deployment, 'model.name') ?? '', units) : `${units} units`;
}

function unitWords(deployment: JsonObject): string {
  const sku = textAt(deployment, 'sku.name') ?? '';
  const unit = isSkuName(sku) ? capacityUnit(textAt(deployment, 'model.name') ?? '', sku) : undefined;
  return unit === undefined ? '' : ` (a unit is ${unit})`;
}

export const retention: ReviewRule = {
  id: 'cost/retention',
  summary: 'Logs are kept for another number of days.',
  why: 'Fewer days delete what is older for good; more days are paid for by the gigabyte.',
  severities: ['high', 'notice'],
  check: (change) =>
    attributePairs(change, 'azurerm_log_analytics_workspace', 'retention_in_days').flatMap(
      ({ address, isNew, before, after }): Observation[] => {
        if (isNew || typeof before !== 'number' || typeof after !== 'number' || before === after) return [];
        const less = after < before;
        return [
          {
            severity: less ? 'high' : 'notice',
            message: less ? `logs older than ${after} days are deleted` : `logs are kept ${after - before} days longer`,
            ...{ address, attribute: 'retention_in_days', before: `${before} days`, after: `${after} days` },
          },
        ];
      },
    ),
};
