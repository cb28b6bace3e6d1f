import { allOf } from '../collections/all-of';
import type { Residency } from '../catalog/residency';
import type { Demand } from '../content-safety/floor';
import type { Facts } from '../stack/facts/facts';
import type { Fact } from '../stack/facts/kind';
import type { Stack } from '../stack/stack';

/** What the owners of a stack promise, in addition to its Terraform. */
export interface Promises {
  /**
   * Where prompts may be processed and data may be stored.
   *
   * @default - none: only processing in the region of the account is accepted
   */
  readonly residency?: Residency;
  /**
   * The minimum that every content filter must meet.
   *
   * @default - nothing beyond the other guardrails
   */
  readonly filterFloor?: readonly Demand[];
  /**
   * Whether Microsoft has approved the subscription for content filters that only annotate harms or do not filter them.
   *
   * @default false
   */
  readonly approvedModifiedFilters?: boolean;
  /**
   * What is known about accounts beyond the Terraform, by the address of the resource or the ID of the account, in lower case.
   *
   * @default - nothing
   */
  readonly accounts?: Readonly<Record<string, AccountPromise>>;
}

/** What is known about one account beyond the Terraform of a stack. */
export interface AccountPromise {
  /**
   * Where its prompts may be processed and its data may be stored.
   *
   * @default - the residency of the stack
   */
  readonly residency?: Residency;
  /**
   * The region of an account that the stack does not create.
   *
   * @default - unknown
   */
  readonly location?: string;
}

/** A finding in a stack that breaks a guardrail. */
export interface Breach {
  readonly severity: 'error' | 'warning';
  /** The finding, as one sentence without a full stop. Never contains a secret or a word of a blocklist. */
  readonly message: string;
  /** The correction, as an instruction. */
  readonly help: string;
  /** The resource; undefined: the stack as a whole. */
  readonly address?: string;
  /** The attribute, such as `sku.name`; undefined: the whole resource. */
  readonly attribute?: string;
  /** The file that sets it, in the folder of the stack. */
  readonly file?: string;
}

/** The input of a guardrail. */
export interface Subject {
  readonly stack: Stack;
  readonly facts: Facts;
  readonly promises: Promises;
}

/** A rule about one stack, independent of its source. */
export interface Guardrail {
  /** Such as `guardrails/public-network`. */
  readonly id: GuardrailId;
  /** The requirement, in one sentence. */
  readonly summary: string;
  /** The reason, in one sentence. */
  readonly why: string;
  readonly check: (subject: Subject) => Breach[];
}

/** A guardrail, as in findings and waivers. docs/guardrails.md describes each of them. */
export type GuardrailId =
  | 'guardrails/content-filter'
  | 'guardrails/everybody'
  | 'guardrails/files'
  | 'guardrails/filter-approval'
  | 'guardrails/filter-floor'
  | 'guardrails/hidden'
  | 'guardrails/key-vault'
  | 'guardrails/keys'
  | 'guardrails/places'
  | 'guardrails/providers'
  | 'guardrails/public-network'
  | 'guardrails/residency'
  | 'guardrails/roles'
  | 'guardrails/secrets';
/** All guardrails, in alphabetical order. */
export const GUARDRAIL_IDS = allOf<GuardrailId>()([
  'guardrails/content-filter',
  'guardrails/everybody',
  'guardrails/files',
  'guardrails/filter-approval',
  'guardrails/filter-floor',
  'guardrails/hidden',
  'guardrails/key-vault',
  'guardrails/keys',
  'guardrails/places',
  'guardrails/providers',
  'guardrails/public-network',
  'guardrails/residency',
  'guardrails/roles',
  'guardrails/secrets',
]);

/** The guardrail with an ID, which may be that of another rule; undefined if there is none. */
export const guardrailNamed = (rule: string): GuardrailId | undefined => GUARDRAIL_IDS.find((id) => id === rule);

/** A breach in a field of a fact, with the address, the attribute and the file of that field. */
export function breachOf<V>(
  fact: Fact<V>,
  field: keyof V & string,
  { severity = 'error', ...rest }: Pick<Breach, 'help' | 'message'> & { readonly severity?: Breach['severity'] },
): Breach {
  const [attribute] = (fact.form.fields as Readonly<Record<string, { readonly paths: readonly string[] }>>)[field]?.paths ?? [];
  const file = fact.files.at(-1);
  return {
    ...{ severity, ...rest, address: fact.address },
    ...(attribute === undefined ? {} : { attribute }),
    ...(file === undefined ? {} : { file }),
  };
}

/** A resource in messages: its name if that is a literal value, otherwise its address. */
export const called = ({ address, value }: { readonly address: string; readonly value: object }): string =>
  'name' in value && typeof value.name === 'string' && !value.name.includes('${') ? `'${value.name}'` : address;
