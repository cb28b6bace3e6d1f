import type { Note } from './note';

/** A value of an environment file, or of an attribute of Terraform. */
export type Plain = boolean | number | string | null | readonly Plain[] | { readonly [key: string]: Plain };
/** Settings by their keys. */
export type PlainMap = Readonly<Record<string, Plain>>;

/** Attributes to keep of one resource of the stack, which is known by its type and some of its attributes. */
export interface Pin {
  readonly type: string;
  /** The attributes that identify the resource in the generated Terraform, such as its name. */
  readonly where: Readonly<Record<string, string>>;
  /** The attributes to keep, as Terraform spells them. */
  readonly attributes: PlainMap;
}

/** A part of an account as settings of a stamp. */
export interface Described {
  /** The settings of the stamp, by the keys of the environment file. */
  readonly settings: PlainMap;
  /** What settings cannot say, and overrides must. */
  readonly pins: readonly Pin[];
  readonly notes: readonly Note[];
}
