import { TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { environmentVariableOf, VARIABLE_LIMITS } from './variable-name';

/**
 * A sensitive variable that contains the words of blocklists, and the Terraform expressions that use it. It has no default, so that
 * Terraform refuses to plan without a value: with a default, a forgotten value would unblock the words.
 *
 * The words are in the state, although no plan shows them. azapi has a write-only `sensitive_body`, which would be in neither, but it
 * is documented as properties merged into an object, while Azure expects a list here, and it requires Terraform 1.11.
 */
export class TermsVariable {
  /** The variable with a name in the stack of a construct, declared on first use. */
  static of(construct: Construct, name: string): TermsVariable {
    const stack = TerraformStack.of(construct);
    // The prefix avoids conflicts with other constructs of the stack.
    if (!stack.node.tryFindChild(`var_${name}`)) declare(stack, name);
    return new TermsVariable(name);
  }

  private constructor(private readonly name: string) {}

  /** The expression of the first 8 hexadecimal digits of the SHA-256 hash of the words, which is not secret: list names are visible. */
  get hash(): string {
    return `\${nonsensitive(substr(sha256(jsonencode(${this.words})), 0, 8))}`;
  }

  /** The expression of the items. The name of each item is derived from its word. */
  get items(): string {
    const name = '"item-${substr(sha256(word), 0, 12)}"';
    return `\${[for word in ${this.words} : { name = ${name}, properties = { pattern = word, isRegex = false } }]}`;
  }

  /** The words in canonical order, trimmed and without duplicates. */
  private get words(): string {
    return `sort(distinct([for word in var.${this.name} : trimspace(word)]))`;
  }
}

function declare(stack: TerraformStack, name: string): void {
  const { entries, bytes } = VARIABLE_LIMITS;
  const variable = new TerraformVariable(stack, `var_${name}`, {
    type: 'set(string)',
    description: `Words that blocklists block, at most ${entries}. Never commit them: set ${environmentVariableOf(name)}, or use a variable file that is kept elsewhere.`,
    sensitive: true,
    nullable: false,
    // No message contains a word, because messages are logged.
    validation: [
      {
        condition: `\${length(var.${name}) > 0}`,
        errorMessage: 'The variable contains no words, so the blocklist would block nothing.',
      },
      {
        // Base64 has 4 characters for 3 bytes.
        condition: `\${length(var.${name}) <= ${entries} && length(base64encode(jsonencode(var.${name}))) <= ${(bytes / 3) * 4}}`,
        errorMessage: `The variable contains more than ${entries} entries or more than ${bytes / 1024 / 1024} MiB: split it into two blocklists.`,
      },
      {
        // RE2 allows at most 1,000 repetitions, which is also the maximum number of characters in Azure.
        condition: `\${alltrue([for word in var.${name} : can(regex("^\\\\P{Cc}{1,1000}$", trimspace(word)))])}`,
        errorMessage:
          'An entry is empty, is longer than 1000 characters, or contains a tab, a line break or another control character.',
      },
    ],
  });
  variable.overrideLogicalId(name);
}
