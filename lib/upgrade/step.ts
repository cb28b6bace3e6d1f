import type { VersionOf } from './deployed';
import type { SettingEdit } from './edits';
import type { OtherSkus, Rejected, Successor } from './successors';

/** The deployment that a step is about. */
export interface StepPlace {
  /** Its key. */
  readonly key: string;
  /** Its name in Azure, in the first stamp. */
  readonly name: string;
  /** The layer that sets its model, such as `environments/prod.yaml`. */
  readonly layer: string;
  /** The IDs of the stamps that get it from there. */
  readonly stamps: readonly string[];
  readonly sku: string;
  readonly from: VersionOf;
  /** Whether the day on which the version retires has come, or the catalogue states that it is retired. */
  readonly isRetired: boolean;
}

/** The next step of an upgrade. */
export type Step = StepPlace &
  (
    | {
        /** Another version or model under the same name: Azure changes the deployment in place. */
        readonly kind: 'in-place';
        readonly to: VersionOf;
        /** The key of the deployment that receives the calls that exceed its capacity from now on, if that changes. */
        readonly spillover?: string;
        readonly edits: readonly SettingEdit[];
      }
    | {
        /** A successor beside it, under another name. */
        readonly kind: 'add';
        readonly to: VersionOf;
        readonly successor: string;
        /** The part of the throughput that the quota allows, up to 1. */
        readonly share: number;
        readonly edits: readonly SettingEdit[];
      }
    | {
        /** A successor under another name, and the old deployment, which no longer answers, goes in the same step. */
        readonly kind: 'replace';
        readonly to: VersionOf;
        readonly successor: string;
        /** The part of the throughput that the quota allows, up to 1. */
        readonly share: number;
        readonly edits: readonly SettingEdit[];
      }
    | {
        /** The successor is written, but not generated in some stamps: nothing to write. */
        readonly kind: 'deploy';
        /** The IDs of these stamps. */
        readonly missing: readonly string[];
        readonly to: VersionOf;
        readonly successor: string;
        /** The name of the successor in Azure. */
        readonly successorName: string;
      }
    | {
        /** The successor is there, and clients have to move: nothing to write. */
        readonly kind: 'move';
        readonly to: VersionOf;
        readonly successor: string;
        readonly successorName: string;
      }
    | {
        /** The old deployment goes. One that no longer answers goes at once, because the check refuses it. */
        readonly kind: 'remove';
        readonly to: VersionOf;
        readonly successor: string;
        readonly successorName: string;
        readonly edits: readonly SettingEdit[];
      }
    | {
        /** A deployment that calls are shared with has to change first: nothing to write. */
        readonly kind: 'wait';
        /** What has to happen first, as a sentence without a full stop. */
        readonly until: string;
      }
    | {
        /** A person has to write it: the file has an anchor, an alias or a form that cannot be changed alone. */
        readonly kind: 'by-hand';
        /** What prevents it, with the file, line and column. */
        readonly because: string;
        /** The step that cannot be written. */
        readonly planned: Step;
      }
    | {
        /** There is no step. */
        readonly kind: 'refused';
        readonly because: string;
        readonly rejected: readonly Rejected[];
        readonly others: readonly Successor[];
        readonly otherSkus: readonly OtherSkus[];
      }
  );

/** The changes of files in a step. */
export const editsOf = (step: Step): readonly SettingEdit[] => ('edits' in step ? step.edits : []);
