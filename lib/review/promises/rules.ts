import { textsAt } from '../../stack/json';
import type { FindingDraft } from '../rules/review-rule';
import { shown } from '../rules/shown';
import type { FileChange, SettingChange } from './environment-files';
import type { PromiseRule } from './promise-rule';
import { floor } from './filter-floor';

const about = ({ path, before, after }: SettingChange): Pick<FindingDraft, 'after' | 'attribute' | 'before'> => ({
  ...{ attribute: path, before: shown(before, path), after: shown(after, path) },
});

/** A finding for each changed setting of a rule. */
const each =
  (settings: RegExp, report: (setting: SettingChange) => FindingDraft) =>
  (change: FileChange): FindingDraft[] =>
    change.settings.filter(({ path }) => settings.test(path)).map(report);

const approval: PromiseRule = {
  id: 'promises/approval',
  summary: 'An environment states that Microsoft has approved modified content filters, or no longer does.',
  why: 'With the approval, filters that let harms through pass the check. You get it only through the form of Microsoft.',
  severities: ['high', 'notice'],
  settings: /^approvedModifiedFilters$/,
  check: each(/^approvedModifiedFilters$/, (setting) => {
    const isOn = setting.after === true;
    return {
      severity: isOn ? 'high' : 'notice',
      message: isOn ? 'filters may now let harms through' : 'filters must now block harms',
      ...about(setting),
    };
  }),
};

const supernets: PromiseRule = {
  id: 'promises/supernets',
  summary: 'Networks may use other address ranges than before.',
  why: 'The ranges prevent a new network from overlapping another network of the company.',
  severities: ['high', 'notice'],
  settings: /^supernets$/,
  check: each(/^supernets$/, (setting) => {
    const [old, fresh] = [setting.before, setting.after].map((ranges) => textsAt({ ranges: ranges ?? null }, 'ranges')) as [
      string[],
      string[],
    ];
    const isWider = fresh.length === 0 || (old.length > 0 && fresh.some((range) => !old.includes(range)));
    return {
      severity: isWider ? 'high' : 'notice',
      message:
        fresh.length === 0
          ? 'networks may be in any private range'
          : isWider
            ? 'networks may be in further ranges'
            : 'networks may be in fewer ranges',
      ...about(setting),
    };
  }),
};

const quota: PromiseRule = {
  id: 'promises/quota',
  summary: 'The quota that the file states for subscriptions changes.',
  why: 'Nothing changes in Azure. If the stated quota is more than the real one, deployments pass the check and fail at the apply.',
  severities: ['high', 'notice'],
  settings: /^quota(\.|$)/,
  check: each(/^quota(\.|$)/, (setting) => {
    const { path, before: old, after: fresh } = setting;
    const isLess = typeof old === 'number' && typeof fresh === 'number' && fresh < old;
    return {
      severity: isLess ? 'notice' : 'high',
      message: `${path} is ${isLess ? 'lowered' : 'raised or changed'}`,
      ...about(setting),
    };
  }),
};

const workspace: PromiseRule = {
  id: 'promises/workspace-location',
  summary: 'The file states another region for a Log Analytics workspace that the kit does not create.',
  why: 'The residency of logs is checked with this region. The workspace itself does not move.',
  severities: ['high'],
  settings: /(^|\.)workspaceLocation$/,
  check: each(/(^|\.)workspaceLocation$/, (setting) => ({
    ...{ severity: 'high', message: 'the stated region of the workspace changes: make sure that it is the real one' },
    ...about(setting),
  })),
};

const waiver: PromiseRule = {
  id: 'promises/waiver',
  summary: 'A waiver is added or removed, or its owner, reason, rule, subject or last day changes.',
  why: 'With a waiver, its owner accepts a risk until a given day.',
  severities: ['high', 'notice'],
  settings: /^waivers(\.|$)/,
  check: each(/^waivers(\.|$)/, (setting) => {
    const { path, before: was, after: is } = setting;
    const isGone = (is ?? undefined) === undefined;
    const isEarlier = path.endsWith('.expires') && typeof was === 'string' && typeof is === 'string' && is < was;
    return {
      severity: isGone || isEarlier ? 'notice' : 'high',
      message: `${path} ${isGone ? 'is gone' : was === undefined ? 'is new' : 'changes'}`,
      ...about(setting),
    };
  }),
};

const warning: PromiseRule = {
  id: 'promises/warning-days',
  summary: 'Warnings about model retirements begin later or earlier.',
  why: 'With fewer days, you have less time to move to another model.',
  severities: ['notice'],
  settings: /^retirementWarningDays$/,
  check: each(/^retirementWarningDays$/, (setting) => ({
    severity: 'notice',
    message: 'warnings about retirements begin on another day',
    ...about(setting),
  })),
};

/** All rules about promises in environment files, sorted by ID. */
export const PROMISE_RULES: readonly PromiseRule[] = [approval, floor, quota, supernets, waiver, warning, workspace];

/** Whether a setting is a promise: one from which nothing is generated. */
export const isPromise = (path: string) => PROMISE_RULES.some(({ settings }) => settings.test(path));
