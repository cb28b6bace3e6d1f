import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { BaseStack } from '../terraform/base-stack';
import { environmentVariableOf, VARIABLE_LIMITS } from './variable-name';

/**
 * A sensitive variable that has the words of blocklists, and what becomes of it in Terraform. Without a value Terraform refuses to
 * plan: a default would unblock what somebody forgot to give.
 *
 * The words are in the state, though no plan shows them. azapi has a write-only `sensitive_body`, which would be in neither, but it
 * is documented as properties merged into an object, where Azure wants a list here, and it asks for Terraform 1.11.
 */
export class TermsVariable {
  /** The variable of that name in the stack of a construct, declared when it is first asked for. */
  static of(construct: Construct, name: string): TermsVariable {
    const stack = BaseStack.of(construct);
    // With a prefix, it is in nobody's way among the constructs of the stack.
    if (!stack.node.tryFindChild(`var_${name}`)) declare(stack, name);
    return new TermsVariable(name);
  }

  private constructor(private readonly name: string) {}

  /** The expression of the first 8 hexadecimal digits of the SHA-256 of the words. They are not secret: the name of a list is seen. */
  get hash(): string {
    return `\${nonsensitive(substr(sha256(jsonencode(${this.words})), 0, 8))}`;
  }

  /** The expression of the items, each named by its word. */
  get items(): string {
    const name = '"item-${substr(sha256(word), 0, 12)}"';
    return `\${[for word in ${this.words} : { name = ${name}, properties = { pattern = word, isRegex = false } }]}`;
  }

  /** The words in their one order, without duplicates and without blanks around them. */
  private get words(): string {
    return `sort(distinct([for word in var.${this.name} : trimspace(word)]))`;
  }
}

function declare(stack: BaseStack, name: string): void {
  const { entries, bytes } = VARIABLE_LIMITS;
  const variable = new TerraformVariable(stack, `var_${name}`, {
    type: 'set(string)',
    description: `Words that blocklists block, at most ${entries}. Never commit them: set ${environmentVariableOf(name)}, or name a file of variables that is kept elsewhere.`,
    sensitive: true,
    nullable: false,
    // No message has a word in it: messages are logged.
    validation: [
      { condition: `\${length(var.${name}) > 0}`, errorMessage: 'There is no word in it: the blocklist would block nothing.' },
      {
        // Base64 has 4 characters for 3 bytes.
        condition: `\${length(var.${name}) <= ${entries} && length(base64encode(jsonencode(var.${name}))) <= ${(bytes / 3) * 4}}`,
        errorMessage: `There are more than ${entries} entries in it, or more than ${bytes / 1024 / 1024} MiB: make two blocklists of it.`,
      },
      {
        // Of RE2, where a letter is repeated at most 1,000 times: as many characters as Azure takes.
        condition: `\${alltrue([for word in var.${name} : can(regex("^\\\\P{Cc}{1,1000}$", trimspace(word)))])}`,
        errorMessage:
          'An entry is empty, is longer than 1000 characters, or holds a tab, a line break or another control character.',
      },
    ],
  });
  variable.overrideLogicalId(name);
}
