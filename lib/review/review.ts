import type { Plan } from './compare/plan';
import { quotaTaken } from './compare/quota-taken';
import type { StackPlace } from '../stack/stack';
import type { Stacks } from '../stack/read-stacks';
import { PAGE } from '../stack/terraform-file';
import type { StackChange } from './compare/stack-change';
import { stackChanges } from './compare/stack-change';
import { withIds } from './finding-id';
import { ownNames } from './own-names';
import type { FindingDraft, ReviewInputs, Severity, Verdict } from './rules/review-rule';
import { SEVERITIES, worstOf } from './rules/review-rule';
import { findingDrafts } from './rules';
import type { EnvironmentFiles } from './promises/environment-files';
import type { FileDrafts } from './promises/review-promises';
import { reviewPromises } from './promises/review-promises';
import type { EarlierFinding } from './since';

/** Something that a reviewer should know of one stack. */
export interface Finding extends FindingDraft {
  /** What it is found again by when the same change is reviewed later. */
  readonly id: string;
  readonly rule: string;
  readonly why: string;
  /** What became of it since an earlier review; undefined: it was there just so, or there was none. */
  readonly since?: 'changed' | 'new';
}

/** A stack that differs, or of which there is a plan, and what is to be said of it. */
export interface ReviewedStack extends StackPlace {
  readonly change: StackChange['kind'];
  readonly verdict: Verdict;
  /** The worst first. */
  readonly findings: readonly Finding[];
  /** Whether nothing but versions changed, and none so that somebody should think about it. */
  readonly onlyVersions: boolean;
  /** Whether a plan was looked at: then replacement and drift are certain. */
  readonly planned: boolean;
  /** The environment file that it is about; undefined: it is a stack. */
  readonly file?: string;
  /** What belongs to it alone, and what that is, such as the name of its account with the account's address. */
  readonly names: ReadonlyMap<string, string>;
  /** The diagram on its page, before and after, where these differ: what stands between the fences. */
  readonly diagram?: { readonly before?: string; readonly after?: string };
}

/** What a reviewer should know of the difference between two revisions. */
export interface Review {
  readonly verdict: Verdict;
  readonly stacks: readonly ReviewedStack[];
  /** How many stacks there are afterwards that do not differ. */
  readonly unchanged: number;
  /** The earlier review that it is compared with, and what that found and this one does not. */
  readonly since?: { readonly label: string; readonly gone: readonly EarlierFinding[] };
}

/** What else a review looks at. */
export interface ReviewOptions extends Omit<ReviewInputs, 'quota'> {
  /** Plans by the ids of their stacks. */
  readonly plans?: ReadonlyMap<string, Plan>;
  /** The environment files before and after; left out where they are not known. */
  readonly environments?: { readonly before: EnvironmentFiles; readonly after: EnvironmentFiles };
}

/** Says what the difference between two revisions means. */
export function review(before: Stacks, after: Stacks, { plans = new Map(), today, environments }: ReviewOptions): Review {
  const inputs = { today, quota: { before: quotaTaken(before), after: quotaTaken(after) } };
  const changes = stackChanges(before, after, plans);
  const changed = new Set(changes.filter(({ kind }) => kind !== 'planned').map(({ environment }) => environment));
  const files = environments ? reviewPromises(environments.before, environments.after, changed, after) : [];
  const stacks = [...files.map(reviewedFile), ...changes.map((change) => reviewed(change, inputs))];
  const touched = new Set(stacks.map(({ folder }) => folder));
  return {
    verdict: worst(stacks.map(({ verdict }) => verdict)),
    stacks,
    unchanged: [...after.keys()].filter((folder) => !touched.has(folder)).length,
  };
}

/** An environment file among the stacks. */
function reviewedFile({ file, found }: FileDrafts): ReviewedStack {
  const named = found.map(({ rule: { id: rule, why }, draft }) => ({ rule, why, ...draft }));
  const findings = withIds(file, named).sort(bySeverity);
  return {
    ...{ id: file, file, folder: file, environment: '', part: '', change: 'changed', findings, names: new Map() },
    ...{ verdict: worst(findings.map(({ severity }) => severity)), onlyVersions: false, planned: false },
  };
}

function reviewed(change: StackChange, inputs: ReviewInputs): ReviewedStack {
  const { id, folder, environment, part, kind, plan } = change;
  const found = findingDrafts(change, inputs).map(({ rule: { id: rule, why }, draft }) => ({
    rule,
    why,
    ...draft,
  }));
  const findings = withIds(id, found).sort(bySeverity);
  const diagram = diagramChange(change);
  return {
    ...{ id, folder, environment, part, change: kind, findings, names: ownNames(change) },
    verdict: worst(findings.map(({ severity }) => severity)),
    onlyVersions: findings.length > 0 && findings.every(isVersion),
    planned: plan !== undefined,
    ...(diagram ? { diagram } : {}),
  };
}

const isVersion = ({ rule, severity }: Finding) => rule.startsWith('versions/') && severity === 'notice';

/** The worst of several verdicts. */
export const worst = (verdicts: readonly Verdict[]): Verdict => worstOf(verdicts) ?? 'none';

const rank = (severity: Severity) => SEVERITIES.indexOf(severity);

function bySeverity(one: Finding, other: Finding): number {
  if (one.severity !== other.severity) return rank(one.severity) - rank(other.severity);
  const [left, right] = [one, other].map(({ rule, address = '', message }) => `${rule} ${address} ${message}`) as [
    string,
    string,
  ];
  return left < right ? -1 : left > right ? 1 : 0;
}

function diagramChange({ before, after }: StackChange): ReviewedStack['diagram'] {
  const [old, fresh] = [diagramIn(before?.files.get(PAGE)), diagramIn(after?.files.get(PAGE))];
  if (old === fresh) return undefined;
  return { ...(old === undefined ? {} : { before: old }), ...(fresh === undefined ? {} : { after: fresh }) };
}

const diagramIn = (page: string | undefined) => /^```mermaid\n([\s\S]*?)\n```$/m.exec(page ?? '')?.[1];
