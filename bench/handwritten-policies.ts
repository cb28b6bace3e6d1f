/** The azapi settings of a policy: how lists are compared, and which errors are retried. */
export const WRITES = {
  listUniqueIdProperty: {
    'properties.contentFilters': 'name, source',
    'properties.customBlocklists': 'blocklistName, source',
  },
  ignoreOtherItemsInList: ['properties.contentFilters'],
  retry: {
    errorMessageRegex: [
      'RequestConflict',
      'AnotherOperationInProgress',
      'another operation is being performed',
      'provisioning state is not terminal',
    ],
  },
};

/** The two content filter policies of every stamp, in the form that Azure Resource Manager requires. */
export const STRICT = {
  properties: {
    basePolicyName: 'Microsoft.DefaultV2',
    mode: 'Blocking',
    contentFilters: [
      { name: 'Hate', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Hate', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Sexual', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Sexual', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Violence', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Violence', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Selfharm', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Selfharm', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Low' },
      { name: 'Jailbreak', source: 'Prompt', enabled: true, blocking: true },
      { name: 'Indirect Attack', source: 'Prompt', enabled: true, blocking: true },
      { name: 'Indirect Attack Spotlighting', source: 'Prompt', enabled: false, blocking: false },
      { name: 'Protected Material Text', source: 'Completion', enabled: true, blocking: true },
      { name: 'Protected Material Code', source: 'Completion', enabled: true, blocking: true },
      { name: 'Profanity', source: 'Prompt', enabled: false, blocking: false },
      { name: 'Profanity', source: 'Completion', enabled: false, blocking: false },
    ],
    customBlocklists: [],
  },
};

/** The policy for texts about violence and self-harm. */
export const DOCUMENTS = {
  properties: {
    basePolicyName: 'Microsoft.DefaultV2',
    mode: 'Blocking',
    contentFilters: [
      { name: 'Hate', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Medium' },
      { name: 'Hate', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Medium' },
      { name: 'Sexual', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'Medium' },
      { name: 'Sexual', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Medium' },
      { name: 'Violence', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'High' },
      { name: 'Violence', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Medium' },
      { name: 'Selfharm', source: 'Prompt', enabled: true, blocking: true, severityThreshold: 'High' },
      { name: 'Selfharm', source: 'Completion', enabled: true, blocking: true, severityThreshold: 'Medium' },
      { name: 'Jailbreak', source: 'Prompt', enabled: true, blocking: true },
      { name: 'Indirect Attack', source: 'Prompt', enabled: true, blocking: true },
      { name: 'Indirect Attack Spotlighting', source: 'Prompt', enabled: false, blocking: false },
      { name: 'Protected Material Text', source: 'Completion', enabled: true, blocking: true },
      { name: 'Protected Material Code', source: 'Completion', enabled: true, blocking: false },
      { name: 'Profanity', source: 'Prompt', enabled: false, blocking: false },
      { name: 'Profanity', source: 'Completion', enabled: false, blocking: false },
    ],
    customBlocklists: [],
  },
};
