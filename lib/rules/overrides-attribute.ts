import { overrideProblems } from '../terraform/overrides';
import { finding, stampRule } from './rule';

/** Overrides change only the attributes of a resource. */
export const overridesAttribute = stampRule(
  'overrides/attribute',
  'No override contains a secret or changes how Terraform works.',
  ({ overrides }, located) =>
    overrides.flatMap(({ address, attributes }) =>
      overrideProblems(attributes).map(({ path, message, secret }) => ({
        ...finding(located, ['overrides', address, ...path], { message, about: 'key', help: 'remove it' }),
        withheld: secret,
      })),
    ),
);
