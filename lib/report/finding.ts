import type { Problem } from '../diagnostics/problem';

/** The place of a finding. */
export interface Place {
  /** The file or the stack that was checked and has the finding. */
  readonly subject: string;
  /**
   * The path of the file, relative to the project.
   *
   * @default - no file has the finding
   */
  readonly file?: string;
  /** The line, from 1. */
  readonly line?: number;
  /** The column, from 1. */
  readonly column?: number;
  /** The number of characters from the column on. */
  readonly length?: number;
  /** The address of the resource. */
  readonly address?: string;
  /** The attribute of the resource, such as `sku.name`. */
  readonly attribute?: string;
}

/** A finding in the form that all commands share: problems, broken guardrails and the findings of a review. */
export interface Finding {
  /** `notice` if the finding is waived. */
  readonly severity: Problem['severity'];
  /**
   * The severity in the words of the command.
   *
   * @default - the severity
   */
  readonly grade?: string;
  /** The rule that found it, such as `residency/processing`. */
  readonly rule: string;
  /** The finding, in one sentence without a full stop. */
  readonly message: string;
  /** The correction, as an instruction. */
  readonly help?: string;
  /** The reason why it matters. */
  readonly why?: string;
  /** The waiver in words, if the finding is waived. */
  readonly waived?: string;
  /** The places, at least one. */
  readonly places: readonly [Place, ...Place[]];
  /** The IDs of the stacks or stamps that have it. */
  readonly stacks: readonly string[];
  /** An ID that stays the same in the next run. */
  readonly id?: string;
}

/** The description of a rule. */
export interface RuleText {
  readonly id: string;
  /** The requirement, or what the rule finds, in one sentence. */
  readonly summary: string;
  /** The reason why it matters. */
  readonly why?: string;
}

/** The findings of one run of a command. */
export interface FindingReport {
  /** The command, such as `stamps check`, and the version of the kit. */
  readonly tool: { readonly name: string; readonly version: string };
  /** The rules that the command can report. */
  readonly rules: readonly RuleText[];
  /** The files or stacks that were checked, with or without findings. */
  readonly checked: readonly string[];
  readonly findings: readonly Finding[];
}

/** The message of a finding with its stacks and its help, one per line. */
export const findingLines = ({ message, stacks, why, help, waived }: Finding): string[] => [
  waived === undefined ? message : `${message} (${waived})`,
  ...(stacks.length > 1 ? [`in ${stacks.join(', ')}`] : []),
  ...(why === undefined ? [] : [why]),
  ...(help === undefined ? [] : [`help: ${help}`]),
];
