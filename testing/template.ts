import { TerraformStack } from 'cdktf';
import type { GuardrailProps } from '../lib/guardrails/validation';
import { guardrailErrors } from '../lib/guardrails/validation';
import { suggestion } from '../lib/diagnostics/near-miss';
import { outline } from '../lib/stack/outline';
import { shown } from '../lib/terraform/checks';
import { promiseFailures } from '../lib/terraform/promise-checks';
import { ValidationError } from '../lib/terraform/validation-error';

/** The attributes of a resource, in the spelling of Terraform. */
export type Attributes = Readonly<Record<string, unknown>>;

/** An output of a stack. */
export interface Output {
  /** Its value: a literal, or an expression of Terraform. */
  readonly value: unknown;
}

/** The part of a configuration in JSON syntax that tests look at. */
export interface Configuration {
  /** The attributes of resources, by type and name. */
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  /** The outputs, by name. */
  readonly output?: Readonly<Record<string, Output>>;
}

/** The Terraform of one stack, for assertions by address and value. */
export class Template {
  /** The Terraform of a stack in TypeScript, as CDKTF synthesizes it. Validations do not run. */
  static fromStack(stack: TerraformStack): Template {
    if (!isStack(stack)) throw new Error(`Template.fromStack needs a stack, not ${shown(stack)}`);
    stack.prepareStack();
    return new Template(stack.node.id, JSON.parse(JSON.stringify(stack.toTerraform())) as Configuration);
  }

  /** @param id the name of the stack, which error messages contain */
  constructor(
    readonly id: string,
    private readonly configuration: Configuration,
  ) {}

  /** The addresses of all resources, such as `azurerm_cognitive_account.account`, in alphabetical order. */
  get addresses(): readonly string[] {
    return Object.entries(this.configuration.resource ?? {})
      .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
      .sort();
  }

  /**
   * The attributes of a resource.
   *
   * @throws if the stack has no resource with the address
   */
  resource(address: string): Attributes {
    const [type = '', name = ''] = address.split('.');
    const found = this.configuration.resource?.[type]?.[name];
    if (!found) throw new Error(`${this.id} has no ${address}: ${suggestion(address, this.addresses)}`);
    return found;
  }

  /** The attributes of all resources of a type, by address. */
  resourcesOfType(type: string): Readonly<Record<string, Attributes>> {
    return Object.fromEntries(
      this.addresses.filter((address) => address.startsWith(`${type}.`)).map((address) => [address, this.resource(address)]),
    );
  }

  /**
   * The value of an output.
   *
   * @throws if the stack has no output with the name
   */
  output(name: string): unknown {
    const found = this.configuration.output?.[name];
    if (!found)
      throw new Error(`${this.id} has no output ${name}: ${suggestion(name, Object.keys(this.configuration.output ?? {}))}`);
    return found.value;
  }

  /** A line for each resource, with what a reviewer looks at. Small enough to read as a snapshot. */
  get outline(): string {
    return outline(this.addresses.map((address) => [address, this.resource(address)]));
  }

  /**
   * The guardrails that the stack breaks, as error messages. See docs/guardrails.md.
   *
   * @param promises what the stack promises, such as its residency
   * @throws if a value in the promises is none of the choices
   */
  brokenGuardrails(promises: GuardrailProps = {}): string[] {
    const failures = promiseFailures(promises).filter((failure) => failure !== undefined);
    if (failures.length > 0) throw new ValidationError(this.id, failures);
    return guardrailErrors(this.id, this.configuration, promises);
  }
}

/** JavaScript can pass anything, such as the app. */
const isStack = (given: unknown) => typeof given === 'object' && given !== null && TerraformStack.isStack(given);
