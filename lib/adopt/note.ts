/** What a note is about, in the order of the report. */
export const NOTE_KINDS = ['changed', 'created', 'not-imported', 'outside', 'not-read'] as const;

/**
 * `changed`: the apply changes it; `created`: the apply creates it; `not-imported`: Terraform has no import for it; `outside`: it stays as
 * it is, and no stack manages it; `not-read`: it is not known.
 */
export type NoteKind = (typeof NOTE_KINDS)[number];

/** One line of the report about an account that is adopted. */
export interface Note {
  readonly kind: NoteKind;
  /** What it is about, such as `local authentication`. */
  readonly subject: string;
  /** What happens, and its consequence, in one sentence without a full stop. */
  readonly message: string;
}

/** A note of a kind. */
export const note = (kind: NoteKind, subject: string, message: string): Note => ({ kind, subject, message });
