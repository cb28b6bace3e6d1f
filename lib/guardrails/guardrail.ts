import type { Residency } from '../catalog/residency';
import type { Demand } from '../content-safety/floor';
import type { Facts } from '../stack/facts/facts';
import type { Fact } from '../stack/facts/kind';
import type { Stack } from '../stack/stack';

/** What the owners of a stack promise, which nothing in Terraform says. */
export interface Promises {
  /**
   * Where prompts may be processed and data may be.
   *
   * @default - nothing is promised, so only what stays in the region of its account is accepted
   */
  readonly residency?: Residency;
  /**
   * What every content filter must do at least.
   *
   * @default - nothing beyond the other guardrails
   */
  readonly filterFloor?: readonly Demand[];
  /**
   * Whether Microsoft has approved the subscription for content filters that annotate harms or leave them off.
   *
   * @default false
   */
  readonly approvedModifiedFilters?: boolean;
}

/** Something in a stack that breaks a guardrail. */
export interface Breach {
  readonly severity: 'error' | 'warning';
  /** What is so, as one sentence without its full stop. Never a secret, never a word of a blocklist. */
  readonly message: string;
  /** What to do, as an instruction. */
  readonly help: string;
  /** The resource; undefined: the stack as a whole. */
  readonly address?: string;
  /** The attribute, such as `sku.name`; undefined: all of the resource. */
  readonly attribute?: string;
  /** The file that says it, in the folder of the stack. */
  readonly file?: string;
}

/** What a guardrail may look at. */
export interface Subject {
  readonly stack: Stack;
  readonly facts: Facts;
  readonly promises: Promises;
}

/** A rule about what one stack says, whoever wrote it. */
export interface Guardrail {
  /** What its breaches are called, such as `guardrails/public-network`. */
  readonly id: GuardrailId;
  /** What it asks for, in one sentence. */
  readonly summary: string;
  /** Why, in one sentence. */
  readonly why: string;
  readonly check: (subject: Subject) => Breach[];
}

export const GUARDRAIL_IDS = [
  'guardrails/content-filter',
  'guardrails/everybody',
  'guardrails/files',
  'guardrails/filter-approval',
  'guardrails/filter-floor',
  'guardrails/hidden',
  'guardrails/keys',
  'guardrails/places',
  'guardrails/providers',
  'guardrails/public-network',
  'guardrails/residency',
  'guardrails/roles',
  'guardrails/secrets',
] as const;
export type GuardrailId = (typeof GUARDRAIL_IDS)[number];

/** A breach in a field of a fact: the address, the attribute and the file follow from it. */
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

/** How a resource is called in messages: by its name, where that is written. */
export const called = ({ address, value }: { readonly address: string; readonly value: object }): string =>
  'name' in value && typeof value.name === 'string' && !value.name.includes('${') ? `'${value.name}'` : address;
