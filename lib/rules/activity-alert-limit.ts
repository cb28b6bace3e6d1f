import { ACTIVITY_ALERTS, MOST_ACTIVITY_ALERTS } from '../catalog/activity-alerts';
import type { Rule } from './rule';
import { finding } from './rule';

/** How many environments with alerts can be in one subscription. */
const MOST = Math.floor(MOST_ACTIVITY_ALERTS / ACTIVITY_ALERTS.length);

/** The environments of a subscription together have no more activity log alerts than Azure allows. */
export const activityAlertLimit: Rule = {
  id: 'alerts/limit',
  summary: `At most ${MOST} environments in one subscription have alerts: Azure allows ${MOST_ACTIVITY_ALERTS} activity log alerts.`,
  waivable: false,
  check({ shared }) {
    const seen = new Map<string, number>();
    return shared.flatMap((located) => {
      const { alerts, subscriptionId, environment } = located.value;
      const count = (seen.get(subscriptionId) ?? 0) + (alerts ? 1 : 0);
      seen.set(subscriptionId, count);
      if (!alerts || count <= MOST) return [];
      return [
        finding(located, ['alerts', 'pack'], {
          message: `${environment} is environment ${count} with alerts in subscription ${subscriptionId}; each has ${ACTIVITY_ALERTS.length} activity log alerts, and Azure allows ${MOST_ACTIVITY_ALERTS} in a subscription`,
          help: 'move the environment to another subscription, or set alerts: { pack: off } in it and alerts in its regions',
        }),
      ];
    });
  },
};
