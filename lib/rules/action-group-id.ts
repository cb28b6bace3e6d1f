import { parseResourceId, resourceIdOf } from '../catalog/resource-id';
import type { Located } from '../fleet/fleet';
import type { Alerts, Budget } from '../fleet/watch';
import type { Path } from '../diagnostics/setting-locations';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** The IDs of existing action groups are well formed. */
export const actionGroupId: Rule = {
  id: 'alerts/action-group-id',
  summary: 'The ID of an existing action group is well formed.',
  waivable: false,
  check: ({ stamps, shared }) => [
    ...stamps.flatMap((located) => [...wrongAlerts(located), ...wrongBudget(located, ['budget'])]),
    ...shared.flatMap((located) => [...wrongAlerts(located), ...wrongBudget(located, ['environmentBudget'])]),
  ],
};

const FORM = resourceIdOf('actionGroup', { subscriptionId: '<id>', resourceGroup: '<name>', names: ['<name>'] });

interface Watched {
  readonly alerts?: Alerts;
  readonly budget?: Budget;
}

function wrongAlerts(located: Located<Watched>): Finding[] {
  const { recipients } = located.value.alerts ?? {};
  return recipients && 'actionGroupId' in recipients ? wrong(located, recipients.actionGroupId, ['alerts']) : [];
}

const wrongBudget = (located: Located<Watched>, path: Path): Finding[] =>
  wrong(located, located.value.budget?.actionGroupId, path);

function wrong(located: Located<Watched>, id: string | undefined, path: Path): Finding[] {
  const parsed = id === undefined ? undefined : parseResourceId('actionGroup', id);
  if (typeof parsed !== 'string') return [];
  return [
    finding(located, [...path, 'actionGroupId'], {
      message: `the ID of the action group is not valid: ${parsed}`,
      // Azure shows the same ID in several spellings, of which azurerm accepts one.
      help: `write ${FORM}, in exactly this spelling; az monitor action-group show shows the names`,
    }),
  ];
}
