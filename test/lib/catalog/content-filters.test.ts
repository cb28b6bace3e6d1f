import {
  APPROVAL_FORM,
  HARM_ACTIONS,
  HARM_NAMES,
  HARM_THRESHOLDS,
  HARMS,
  SEVERITY_OF,
  SHIELD_ACTIONS,
  SHIELD_NAMES,
  shieldOf,
  SYSTEM_POLICY_PREFIX,
} from '../../../lib/catalog/content-filters';

test('harms have the spelling of Azure, in a fixed order', () => {
  expect(HARM_NAMES.map((harm) => HARMS[harm])).toEqual(['Hate', 'Sexual', 'Violence', 'Selfharm']);
});

test('the strictest threshold is the one that Azure calls Low', () => {
  expect(HARM_THRESHOLDS.map((threshold) => SEVERITY_OF[threshold])).toEqual(['Low', 'Medium', 'High']);
});

test('actions that block no harm come last, and have the threshold of the Azure policies', () => {
  expect(HARM_ACTIONS).toEqual(['low-and-above', 'medium-and-above', 'high-only', 'annotate', 'off']);
  expect(HARM_ACTIONS.slice(3).map((action) => SEVERITY_OF[action])).toEqual(['Medium', 'Medium']);
});

test('an approval is requested with the form of Microsoft', () => {
  expect(APPROVAL_FORM).toBe('https://ncv.microsoft.com/uEfCgnITdR');
});

test('shields have the spelling of Azure, each with its directions', () => {
  expect(SHIELD_NAMES.map((shield) => [shieldOf(shield).name, ...shieldOf(shield).sources])).toEqual([
    ['Jailbreak', 'Prompt'],
    ['Indirect Attack', 'Prompt'],
    ['Indirect Attack Spotlighting', 'Prompt'],
    ['Protected Material Text', 'Completion'],
    ['Protected Material Code', 'Completion'],
    ['Profanity', 'Prompt', 'Completion'],
  ]);
});

test('every shield has a description of what it detects', () => {
  expect(SHIELD_NAMES.filter((shield) => shieldOf(shield).detects === '')).toEqual([]);
});

test('actions come strictest first', () => {
  expect(SHIELD_ACTIONS).toEqual(['block', 'annotate', 'off']);
});

test("Azure's own policies are recognized by their prefix", () => {
  expect('Microsoft.DefaultV2'.startsWith(SYSTEM_POLICY_PREFIX)).toBe(true);
  expect('MicrosoftDefault'.startsWith(SYSTEM_POLICY_PREFIX)).toBe(false);
});
