// Lets the stubs remember what exists when Terraform imports it: the attributes by import ID, from the JSON file in ADOPT_REMEMBERED.
// Unlike the stubs alone, this also finds the attributes whose difference would replace an imported resource.
import { register } from 'node:module';

const hook = `export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.endsWith('/stub-provider.mjs')) return loaded;
  const before = 'const imported = write(complete(type, fields, state, unread));';
  const after = 'private: IMPORTED }] };';
  const source = String(loaded.source);
  if (!source.includes(before) || !source.includes(after)) throw new Error('the stub has changed');
  return { ...loaded, source: source.replace(before, () => CODE + before).replace(after, 'private: Buffer.alloc(0) }] };') + FUNCTIONS };
}
const CODE = \`const remembered = recalled(id.replace(/\\\\?api-version=.*$/, ''));
    for (const [name, value] of Object.entries(remembered)) state[name] = filled(fields[name], value);
\`;
const FUNCTIONS = \`
import { readFileSync } from 'node:fs';
function recalled(id) {
  const found = JSON.parse(readFileSync(process.env.ADOPT_REMEMBERED, 'utf8'))[id];
  if (found === undefined) throw new Error('nothing is known about ' + id);
  return found;
}
function filled(field, value) {
  if (field.type === 'dynamic') return [Buffer.from(JSON.stringify(typeOfValue(value))), value];
  if (!field.fields || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => filled({ ...field, nesting: 'single' }, each));
  return mapValues(emptyObject(field.fields), (empty, name) => (value[name] === undefined ? empty : filled(field.fields[name], value[name])));
}
function typeOfValue(value) {
  if (value === null) return 'dynamic';
  if (Array.isArray(value)) return ['tuple', value.map(typeOfValue)];
  if (typeof value === 'object') return ['object', mapValues(value, typeOfValue)];
  return { boolean: 'bool', string: 'string' }[typeof value] ?? 'number';
}
\`;`;
register('data:text/javascript,' + encodeURIComponent(hook));
