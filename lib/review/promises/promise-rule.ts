import type { FindingDraft, ReviewRule } from '../rules/review-rule';
import type { FileChange } from './environment-files';

/** A rule about settings of an environment file that appear in no resource. */
export interface PromiseRule extends Omit<ReviewRule, 'check' | 'looks'> {
  /** Matches the paths of the settings that the rule is about. */
  readonly settings: RegExp;
  readonly check: (change: FileChange) => FindingDraft[];
}
