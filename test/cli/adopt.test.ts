import * as accounts from '../support/azure/adopted-accounts';
import { adopting } from '../support/azure/adopting';

test.each(['keysOn', 'publicAccount', 'otherNames', 'ownFilters', 'policyZones'] as const)('%s', async (name) => {
  const { files, problems, notes, imports } = await adopting(accounts[name]);
  process.stderr.write([...files].map(([file, text]) => `--- ${file}\n${text}`).join('') + JSON.stringify(problems.map(({severity,rule,message})=>({severity,rule,message})),null,1) + JSON.stringify(notes, null, 1) + imports.length);
});
