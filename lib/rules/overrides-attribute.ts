import { overrideProblems } from '../terraform/overrides';
import { finding, stampRule } from './rule';

/** Overrides change what a resource is, and nothing else. */
export const overridesAttribute = stampRule(
  'overrides/attribute',
  'No override holds a secret, or changes how Terraform works instead of what it makes.',
  ({ overrides }, located) =>
    overrides.flatMap(({ address, attributes }) =>
      overrideProblems(attributes).map(({ path, message, secret }) => ({
        ...finding(located, ['overrides', address, ...path], { message, about: 'key', help: 'remove it' }),
        withheld: secret,
      })),
    ),
);
