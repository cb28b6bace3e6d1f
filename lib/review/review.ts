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

/** Something that a reviewer should know about one stack. */
export interface Finding extends FindingDraft {
  /** Stays the same when the same change is reviewed again. */
  readonly id: string;
  readonly rule: string;
  readonly why: string;
  /** How it differs from an earlier review; undefined: it does not, or there is no earlier review. */
  readonly since?: 'changed' | 'new';
}

/** A finding of an earlier review, with the properties that its JSON contains. */
export type EarlierFinding = Pick<Finding, 'after' | 'before' | 'id' | 'message' | 'rule' | 'severity'> & {
  /** The ID of its stack. */
  readonly stack: string;
};

/** A stack that differs or has a plan, with its findings. */
export interface ReviewedStack extends StackPlace {
  readonly change: StackChange['kind'];
  readonly verdict: Verdict;
  /** In descending order of severity. */
  readonly findings: readonly Finding[];
  /** Whether only versions changed, and each of them only enough for a notice. */
  readonly onlyVersions: boolean;
  /** Whether a plan was part of the review. Then replacement and drift are certain, not predicted. */
  readonly planned: boolean;
  /** The environment file, if this entry is about a file; undefined: it is about a stack. */
  readonly file?: string;
  /** The names that belong to this stack alone, each with a placeholder. See `ownNames`. */
  readonly names: ReadonlyMap<string, string>;
  /** The Mermaid source of the diagram on its page, before and after, if the two differ. */
  readonly diagram?: { readonly before?: string; readonly after?: string };
}

/** What a reviewer should know about the difference between two revisions. */
export interface Review {
  readonly verdict: Verdict;
  readonly stacks: readonly ReviewedStack[];
  /** The number of stacks in the later revision that do not differ. */
  readonly unchanged: number;
  /** The earlier review that it is compared with, and the findings of that review that this one no longer has. */
  readonly since?: { readonly label: string; readonly gone: readonly EarlierFinding[] };
}

/** Further input of a review. */
export interface ReviewOptions extends Omit<ReviewInputs, 'quota'> {
  /** Plans by stack ID. */
  readonly plans?: ReadonlyMap<string, Plan>;
  /** The environment files before and after, if they are known. */
  readonly environments?: { readonly before: EnvironmentFiles; readonly after: EnvironmentFiles };
}

/** Reviews the difference between two revisions. */
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

/** The entry of an environment file in the list of stacks. */
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

/** The most severe of several verdicts. */
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

/** The page of an environment has a calendar, which is no diagram of resources. */
const diagramIn = (page: string | undefined) => /^```mermaid\n(flowchart [\s\S]*?)\n```$/m.exec(page ?? '')?.[1];
