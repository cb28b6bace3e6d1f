import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { AccountPromise } from '../guardrails/guardrail';
import type { GuardrailProps } from '../guardrails/validation';
import { guardrailErrors } from '../guardrails/validation';
import { promiseFailures } from './promise-checks';
import { keptOn, markerOf } from './marker';
import { throwIfAny } from './validation-error';

const PROPERTY = markerOf('guardrails');
const CHECKED = markerOf('guardrailsChecked');

/**
 * What the owners of a stack promise, such as its residency, and waivers of guardrails. A `BaseStack` also takes them as a prop. A
 * stack with an account of this package is checked against the guardrails when it is synthesized: see docs/guardrails.md.
 */
export class Guardrails {
  /** The guardrails of the stack of a construct. */
  static of(construct: IConstruct): Guardrails {
    const stack = TerraformStack.of(construct);
    return keptOn(stack, PROPERTY, () => new Guardrails(stack));
  }

  private promised: GuardrailProps = {};

  private constructor(private readonly stack: TerraformStack) {}

  /** What is promised so far, and all waivers. */
  get all(): GuardrailProps {
    return this.promised;
  }

  /**
   * Adds promises, which replace earlier ones of the same kind, and waivers.
   *
   * @throws if a value in the promises is none of the choices
   */
  promise(given: GuardrailProps): this {
    throwIfAny(this.stack, promiseFailures(given));
    const { waivers = [], ...promises } = given;
    this.promised = { ...this.promised, ...promises, waivers: [...(this.promised.waivers ?? []), ...waivers] };
    return this;
  }

  /**
   * Adds what is known about an account beyond the Terraform of the stack.
   *
   * @param account the address of its resource, or its ID
   */
  promiseFor(account: string, promise: AccountPromise): void {
    this.promised = {
      ...this.promised,
      accounts: { ...this.promised.accounts, [account.toLowerCase()]: promise },
    };
  }
}

/** Checks the stack of a construct against the guardrails once, when it is synthesized. A `BaseStack` does so anyway. */
export function checkGuardrails(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  keptOn(stack, CHECKED, () => {
    stack.node.addValidation({
      validate: () => guardrailErrors(stack.node.id, stack.toTerraform(), Guardrails.of(stack).all),
    });
    return true;
  });
}
