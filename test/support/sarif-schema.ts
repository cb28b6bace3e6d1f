/** An object with these properties and no others. */
const object = (required: Record<string, unknown>, optional: Record<string, unknown> = {}) => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});

const list = (items: unknown) => ({ type: 'array', items });
const filled = { type: 'string', minLength: 1 };
const from = (minimum: number) => ({ type: 'integer', minimum });
const message = object({ text: filled });

const rule = object({ id: filled }, { shortDescription: message, fullDescription: message, help: message });

const physicalLocation = object({
  artifactLocation: object(
    { uri: { type: 'string', pattern: "^(?:[\\w\\-.~!*'():/]|%[\\dA-F]{2})+$" } },
    { uriBaseId: { const: '%SRCROOT%' } },
  ),
  region: object({ startLine: from(1) }, { startColumn: from(1), endColumn: from(1) }),
});

const location = object(
  {},
  { physicalLocation, logicalLocations: list(object({ fullyQualifiedName: filled, kind: { const: 'resource' } })) },
);

const suppression = object({
  kind: { enum: ['inSource', 'external'] },
  status: { enum: ['accepted', 'underReview', 'rejected'] },
  justification: filled,
});

const result = object(
  {
    ...{ ruleId: filled, ruleIndex: from(0), level: { enum: ['none', 'note', 'warning', 'error'] }, message },
    ...{ locations: list(location), suppressions: list(suppression), properties: { type: 'object' } },
  },
  { partialFingerprints: { type: 'object', additionalProperties: filled } },
);

/** What SARIF 2.1.0 requires of the objects that the kit writes, and what GitHub requires beyond that. */
export const SARIF_SCHEMA = object({
  $schema: filled,
  version: { const: '2.1.0' },
  runs: list(
    object({
      tool: object({ driver: object({ name: filled, semanticVersion: filled, rules: { ...list(rule), uniqueItems: true } }) }),
      automationDetails: object({ id: filled }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      results: list(result),
    }),
  ),
});
