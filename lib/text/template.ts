const TEMPLATE = /[$%]\{|TfToken\[/;

/** Whether a text holds what Terraform or CDKTF would take for an expression of theirs. */
export const holdsTemplate = (text: string) => TEMPLATE.test(text);
