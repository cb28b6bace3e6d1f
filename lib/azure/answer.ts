/** What Azure answered to a question, or why it is not known. Nothing but `found` says that something exists. */
export type Answer<T> = Found<T> | Absent | Forbidden | Unclear;

/** Azure answered in the documented shape. */
export interface Found<T> {
  readonly kind: 'found';
  readonly value: T;
}

/** Azure answered that there is no such resource. */
export interface Absent {
  readonly kind: 'absent';
  /** The request, such as `GET /subscriptions/…`. */
  readonly call: string;
}

/** The identity may not ask. */
export interface Forbidden {
  readonly kind: 'forbidden';
  /** The request, such as `GET /subscriptions/…`. */
  readonly call: string;
  /** The missing right as Azure names it, such as `Microsoft.Network/virtualNetworks/read`; undefined if the answer names none. */
  readonly operation?: string;
  /** Whether Azure refuses the token itself, such as one of another tenant. No role helps then. @default - it does not */
  readonly isTokenRefused?: true;
  /** The reason in one line. */
  readonly because: string;
}

/** No answer, or one of another shape: a fault of the network, of a proxy or of Azure, or a newer API. */
export interface Unclear {
  readonly kind: 'unclear';
  /** The request, such as `GET /subscriptions/…`. */
  readonly call: string;
  /** The code of Azure's error, such as `NoRegisteredProviderFound`. @default - the answer is no error of Azure */
  readonly code?: string;
  /** The reason in one line. */
  readonly because: string;
}

/** An answer that says nothing about Azure. */
export type Unanswered = Forbidden | Unclear;

/** Another value from a value that was found; everything else stays. */
export const mapAnswer = <T, U>(answer: Answer<T>, map: (value: T) => U): Answer<U> =>
  answer.kind === 'found' ? { kind: 'found', value: map(answer.value) } : answer;

/**
 * Whether Azure does not have the API version of a question, as newer ones in Azure Government. It also answers so for a provider that is
 * not registered.
 *
 * Source: hashicorp/terraform-provider-azurerm 32402 (2026-05-15), Azure/azure-cli 31916 (2025-08-06).
 */
export const isUnknownVersion = (answer: Answer<unknown>): boolean =>
  answer.kind === 'unclear' && UNKNOWN_VERSION.has(answer.code ?? '');

const UNKNOWN_VERSION = new Set(['InvalidApiVersionParameter', 'InvalidResourceType', 'NoRegisteredProviderFound']);
