import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { JSON_SCHEMAS } from '../../../lib/settings/json-schema';
import { ROOT } from '../../support/project';

const schema = (name: string) =>
  new Ajv({ validateFormats: false }).compile(JSON.parse(JSON_SCHEMAS.get(`schema/${name}.schema.json`) ?? '') as object);
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const ENVIRONMENTS = readdirSync(path.join(ROOT, 'environments'))
  .filter((file) => file !== 'defaults.yaml')
  .map((file) => path.basename(file, '.yaml'));

describe('the JSON Schemas', () => {
  test.each([...JSON_SCHEMAS])('%s is the output of npm run schema', (file, content) => {
    expect(read(file)).toBe(content);
  });

  test.each(ENVIRONMENTS)('accept the environment %s', (name) => {
    const validate = schema('environment');
    expect([validate(parse(read(`environments/${name}.yaml`))), validate.errors]).toEqual([true, null]);
  });

  test('accept the defaults', () => {
    const validate = schema('defaults');
    expect([validate(parse(read('environments/defaults.yaml'))), validate.errors]).toEqual([true, null]);
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
