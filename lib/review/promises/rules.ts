import { textsAt } from '../../stack/json';
import type { FindingDraft, ReviewRule } from '../rules/review-rule';
import { shown } from '../rules/shown';
import type { FileChange, SettingChange } from './environment-files';
import { floor } from './filter-floor';

/** Something about an environment file that a reviewer should know: what no resource says. */
export interface PromiseRule extends Omit<ReviewRule, 'check' | 'looks'> {
  /** The settings that it looks at, by the beginnings of their paths. */
  readonly settings: RegExp;
  readonly check: (change: FileChange) => FindingDraft[];
}

const about = ({ path, before, after }: SettingChange): Pick<FindingDraft, 'after' | 'attribute' | 'before'> => ({
  ...{ attribute: path, before: shown(before, path), after: shown(after, path) },
});

/** Observations for the settings of a rule that differ. */
const each =
  (settings: RegExp, report: (setting: SettingChange) => FindingDraft) =>
  (change: FileChange): FindingDraft[] =>
    change.settings.filter(({ path }) => settings.test(path)).map(report);

const approval: PromiseRule = {
  id: 'promises/approval',
  summary: 'An environment says that Microsoft has approved modified content filters, or no longer does.',
  why: 'With it, filters that let harms through pass the check. Only the form of Microsoft gives it.',
  severities: ['high', 'notice'],
  settings: /^approvedModifiedFilters$/,
  check: each(/^approvedModifiedFilters$/, (setting) => {
    const isOn = setting.after === true;
    return {
      severity: isOn ? 'high' : 'notice',
      message: isOn ? 'filters may let harms through from now on' : 'filters must block harms from now on',
      ...about(setting),
    };
  }),
};

const supernets: PromiseRule = {
  id: 'promises/supernets',
  summary: 'Networks may be in other ranges than before.',
  why: 'The ranges are what keeps a new network from overlapping another one of the company.',
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
  summary: 'What subscriptions are said to have of quota changes.',
  why: 'Nothing changes in Azure. Deployments beyond the real quota pass the check and fail at the apply.',
  severities: ['high', 'notice'],
  settings: /^quota(\.|$)/,
  check: each(/^quota(\.|$)/, (setting) => {
    const { path, before: old, after: fresh } = setting;
    const isLess = typeof old === 'number' && typeof fresh === 'number' && fresh < old;
    return {
      severity: isLess ? 'notice' : 'high',
      message: `${path} is said to be ${isLess ? 'less' : 'other or more'}`,
      ...about(setting),
    };
  }),
};

const workspace: PromiseRule = {
  id: 'promises/workspace-location',
  summary: 'Another region is named for a Log Analytics workspace that the kit does not make.',
  why: 'The residency of logs is checked by what is written here. The workspace itself does not move.',
  severities: ['high'],
  settings: /(^|\.)workspaceLocation$/,
  check: each(/(^|\.)workspaceLocation$/, (setting) => ({
    ...{ severity: 'high', message: 'the workspace is said to be in another region: make sure that it is' },
    ...about(setting),
  })),
};

const waiver: PromiseRule = {
  id: 'promises/waiver',
  summary: 'A waiver gets another owner, reason, rule, subject or last day, comes or goes.',
  why: 'A waiver is a decision of its owner to accept a risk until a day.',
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
  summary: 'Retirements of models are warned of later, or earlier.',
  why: 'With fewer days there is less time to move to another model.',
  severities: ['notice'],
  settings: /^retirementWarningDays$/,
  check: each(/^retirementWarningDays$/, (setting) => ({
    severity: 'notice',
    message: 'warnings of retirements begin on another day',
    ...about(setting),
  })),
};

/** All rules about what environment files promise, in the order of their ids. */
export const PROMISE_RULES: readonly PromiseRule[] = [approval, floor, quota, supernets, waiver, warning, workspace];

/** Whether a setting is a promise: nothing is generated from it. */
export const isPromise = (path: string) => PROMISE_RULES.some(({ settings }) => settings.test(path));
