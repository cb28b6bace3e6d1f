import { Fn, Lazy, TerraformVariable, Token } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { ValidationError } from '../../../lib';
import { configurationOf } from '../../support/terraform';
import { pathsIn, samplesIn, surroundings, valueAt, withValue } from './samples';

/** Values that only Terraform knows, in all the forms in which code can pass them. */
const REFERENCES: readonly ((stack: TerraformStack, given: unknown) => unknown)[] = [
  (stack, given) => {
    const variable = new TerraformVariable(stack, 'given', { type: 'any' });
    return typeof given === 'number' ? variable.numberValue : variable.stringValue;
  },
  (stack, given) => {
    const { stringValue } = new TerraformVariable(stack, 'given', { type: 'string' });
    return typeof given === 'number' ? Token.asNumber(Fn.parseint(stringValue, 10)) : `before-${stringValue}-after`;
  },
  (_, given) =>
    typeof given === 'number' ? Lazy.numberValue({ produce: () => 20 }) : Lazy.stringValue({ produce: () => 'later' }),
  (_, given) => (typeof given === 'number' ? Lazy.numberValue({ produce: () => 30 }) : '${var.given}'),
];

const CASES = samplesIn(surroundings()).flatMap(({ what, props }) => pathsIn(props).map((path) => [what, path] as const));

/** The error of a sample in which a value is replaced by a reference; undefined if there is none. */
function failureOf(what: string, path: readonly string[], form: number): Error | undefined {
  const around = surroundings();
  const sample = samplesIn(around).find((each) => each.what === what);
  if (!sample) throw new Error(`there is no ${what}`);
  const reference = REFERENCES[form]?.(around.stack, valueAt(sample.props, path));
  try {
    sample.create(new Construct(around.stack, 'scope'), withValue(sample.props, path, reference) as never);
    configurationOf(around.stack, { validated: false });
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

test('the samples are valid', () => {
  const around = surroundings();
  for (const { create, props, what } of samplesIn(around)) create(new Construct(around.stack, what), props as never);
  expect(() => configurationOf(around.stack, { validated: false })).not.toThrow();
  expect(CASES.length).toBeGreaterThan(50);
});

test('a value that only Terraform knows is accepted, or refused by a message that does not contain it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CASES), fc.nat({ max: REFERENCES.length - 1 }), ([what, path], form) => {
      const failure = failureOf(what, path, form);
      if (failure === undefined) return;
      expect([what, path, failure.message, ValidationError.isValidationError(failure)]).toEqual([
        what,
        path,
        expect.stringMatching(/\breference\b|\bexpression\b/),
        true,
      ]);
      expect(failure.message).not.toMatch(/TfToken|e\+2\d\d|TOKEN/);
      expect(failure.message.replace('${ or %{', '')).not.toContain('${');
    }),
    { numRuns: 250 },
  );
});

const REFUSED = CASES.filter(([what, path]) => failureOf(what, path, 0) !== undefined).map(([what, path]) =>
  [what, ...path].join(' '),
);

test('only choices, words of blocklists and names of constructs must be text', () => {
  expect(REFUSED).toEqual([
    'OpenAIAccount kind',
    'OpenAIAccount.fromAccountAttributes kind',
    'ModelDeployment sku',
    'ModelDeployment versionUpgradeOption',
    'ContentFilter preset',
    'ContentFilter mode',
    'ContentFilter harms hate',
    'ContentFilter harms violence prompt',
    'ContentFilter harms violence completion',
    'ContentFilter shields jailbreak',
    'Blocklist terms 0',
    'Blocklist patterns 0',
    'Blocklist with a variable termsVariable',
    'PrivateDnsZones zones 0',
    'RoleGrant principalType',
    'RoleGrant role',
  ]);
});
