import { ASSIGNABLE_ROLES, findRole, GRANTABLE_ROLES, PERSONA_NAMES } from '../../../lib/catalog/roles';

const ASSIGNED: readonly [string, string][] = [
  ['Cognitive Services OpenAI User', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'],
  ['Reader', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'],
  ['Cognitive Services Data Reader', 'b59867f0-fa02-499b-be73-45a86b5b3e1c'],
  ['Foundry Agent Consumer', 'eed3b665-ab3a-47b6-8f48-c9382fb1dad6'],
  ['Foundry Project Runtime User', '142bfaed-a13f-4c2d-bed2-6db62c4a1009'],
];

const REFUSED: readonly [string, string, string][] = [
  ['Cognitive Services OpenAI Contributor', 'a001fd3d-188f-4b5d-821b-7da978bf7442', 'weaken content filters'],
  ['Cognitive Services Contributor', '25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68', 'keys'],
  ['Cognitive Services Data Contributor (Preview)', '19c28022-e58e-450d-a464-0b2a53034789', 'every data action'],
  ['Cognitive Services Usages Reader', 'bba48692-92b0-4667-a9ad-c31c7b334ac2', 'on a subscription only'],
  ['Foundry Project Manager', 'eadc314b-1a2d-4efa-be10-5d325db5065e', 'assign roles'],
  ['Foundry Account Owner', 'e47c6f54-e4a2-4754-9501-8e0985b135e1', 'keys'],
  ['Foundry Owner', 'c883944f-8b7b-4483-af10-35834be79c4a', 'keys'],
  ['Azure AI Developer', '64702f94-c441-49e6-a78b-ef80e0188fee', 'every data action'],
  ['Azure AI Administrator', 'b78c5d69-af96-48a3-bf8d-a8b4d589de94', 'keys'],
  ['Contributor', 'b24988ac-6180-42a0-ab88-20f7382dd24c', 'keys'],
  ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'keys'],
  ['Role Based Access Control Administrator', 'f58310d9-a9f6-439a-9e8d-f62e7b41a168', 'assign any role'],
  ['User Access Administrator', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'assign any role'],
  ['Azure AI Enterprise Network Connection Approver', 'b556d68e-0be0-4f35-a333-ad7ee1ce17ea', 'approve private endpoints'],
];

/** Roles whose only flaw is that they list keys. */
const KEYED: readonly [string, string][] = [
  ['Cognitive Services User', 'a97b65f3-24c7-4388-baec-2e87135dc908'],
  ['Foundry User', '53ca6127-db72-4b80-b1b0-d745d6d5456d'],
];

const idsOf = (word: string) => {
  const answer = findRole(word);
  return 'roles' in answer ? answer.roles.map(({ id }) => id) : answer.kind;
};

test('only personas and roles without access to filters and assignments can be assigned', () => {
  const names = [...ASSIGNED, ...KEYED].map(([name]) => name);
  expect(ASSIGNABLE_ROLES).toEqual(['auditor', 'builder', 'caller', 'inference', 'operator', ...names]);
  expect(GRANTABLE_ROLES.map(({ name }) => name)).toEqual(ASSIGNED.map(([name]) => name));
});

test.each(ASSIGNED)('%s is found by name and GUID, in any case of the GUID', (name, id) => {
  for (const word of [name, id, id.toUpperCase()])
    expect(findRole(word)).toMatchObject({ kind: 'allowed', roles: [{ name, id }] });
});

test.each(KEYED)('%s is only for accounts that accept no keys', (name, id) => {
  for (const word of [name, id, id.toUpperCase()])
    expect(findRole(word)).toMatchObject({
      kind: 'keys',
      name,
      reason: "it can read the account's keys",
      roles: [{ name, id }],
    });
});

test('a role that may be assigned has a description', () => {
  expect(findRole('Reader')).toMatchObject({ roles: [{ grants: "sees the account's configuration; no calls, no keys" }] });
  for (const [name] of ASSIGNED) expect(findRole(name)).not.toMatchObject({ roles: [{ grants: '' }] });
});

test.each(REFUSED)('%s is refused by name and GUID, with the reason', (name, id, reason) => {
  for (const word of [name, id, id.toUpperCase()]) {
    const answer = findRole(word);
    expect(answer).toMatchObject({ kind: 'refused', name });
    expect('reason' in answer ? answer.reason : '').toContain(reason);
  }
});

test.each([
  ['Azure AI Project Manager', 'Foundry Project Manager'],
  ['Azure AI Account Owner', 'Foundry Account Owner'],
  ['Azure AI Owner', 'Foundry Owner'],
])('the former name %s still means %s', (former, name) => {
  expect(findRole(former)).toMatchObject({ kind: 'refused', name });
  expect(findRole('Azure AI User')).toMatchObject({ kind: 'keys', name: 'Foundry User' });
});

test('personas stand for least privilege', () => {
  const [[, user], [, reader]] = ASSIGNED as [[string, string], [string, string]];
  expect(Object.fromEntries(PERSONA_NAMES.map((persona) => [persona, idsOf(persona)]))).toEqual({
    auditor: [reader],
    builder: ['53ca6127-db72-4b80-b1b0-d745d6d5456d'],
    caller: ['a97b65f3-24c7-4388-baec-2e87135dc908'],
    inference: [user],
    operator: [user, reader],
  });
});

test('the GUID of a role that is not in the catalogue is accepted as unverified', () => {
  const id = 'ABCDEF00-0000-4000-8000-000000000000';
  expect(findRole(id)).toEqual({
    kind: 'unverified',
    roles: [{ name: id.toLowerCase(), id: id.toLowerCase(), grants: 'a role that the catalogue does not have: not checked' }],
  });
});

test.each(['', 'reader', 'Inference', 'constructor', 'toString', 'Azure AI', 'ABCDEF00-0000-4000-8000-00000000000'])(
  'the word %j stands for no role',
  (word) => {
    expect(findRole(word)).toEqual({ kind: 'unknown' });
  },
);
