import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { JSON_SCHEMAS } from '../../../lib/settings/json-schema';
import { EXAMPLES, ROOT } from '../../support/root';

const schema = (name: string) =>
  new Ajv({ validateFormats: false }).compile(JSON.parse(JSON_SCHEMAS.get(`schema/${name}.schema.json`) ?? '') as object);
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const FILES = EXAMPLES.flatMap((example) =>
  readdirSync(path.join(ROOT, 'test/examples', example, 'environments'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `test/examples/${example}/environments/${name}`),
);
const [DEFAULTS, ENVIRONMENTS] = [true, false].map((wanted) =>
  FILES.filter((file) => file.endsWith('/defaults.yaml') === wanted),
) as [string[], string[]];

describe('the JSON Schemas', () => {
  test.each([...JSON_SCHEMAS])('%s is the output of npx stamps schema', (file, content) => {
    expect(read(file)).toBe(content);
  });

  test.each(ENVIRONMENTS)('accept the environment %s', (file) => {
    const validate = schema('environment');
    expect([validate(parse(read(file))), validate.errors]).toEqual([true, null]);
  });

  test.each(DEFAULTS)('accept the defaults %s', (file) => {
    const validate = schema('defaults');
    expect([validate(parse(read(file))), validate.errors]).toEqual([true, null]);
  });

  test.each([
    { regions: { atlantis: {} } },
    { deployments: { chat: { sku: 'Everywhere' } } },
    { contentfilters: {} },
    { deployments: { 'a b': {} } },
  ])('refuse %j', (mistake) => {
    const minimal = { environment: 'dev', regions: { swedencentral: null } };
    expect(schema('environment')(minimal)).toBe(true);
    expect(schema('environment')({ ...minimal, ...mistake })).toBe(false);
  });
});
