import { guardReport } from '../../cli/guard-report';

test('text from a file in a guardrail report cannot contain terminal or pipeline commands', () => {
  const evil = '::stop-commands::x\n##vso[task.complete]\u001b[31m';
  const broken = {
    guardrail: 'guardrails/keys' as const,
    severity: 'error' as const,
    message: evil,
    help: evil,
    address: evil,
    attribute: evil,
  };
  const waiver = { owner: evil, reason: evil, expires: '2027-01-31' };
  const report = guardReport([{ id: evil, broken: [broken], waived: [{ broken, waiver } as never], invalidWaivers: [evil] }]);
  // eslint-disable-next-line no-control-regex -- the report must not contain control characters
  expect(report).not.toMatch(/^\s*::|##vso\[|\u001b/m);
  expect(report).toContain('  help: \\u{3a}:stop-commands::x \\u{23}#vso[task.complete]\\u{1b}[31m\n');
});
