import type { FactPair, PairDraft } from './comparing';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';

export const routeTable: ReviewRule = {
  id: 'exposure/route-table',
  summary: 'A subnet gets a route table, another one, or loses it.',
  why: 'Network teams use route tables to send the traffic of private endpoints through a firewall. Without the table, traffic can bypass the firewall.',
  severities: ['critical', 'high'],
  looks: [comparing('subnet', ['routeTable'], (pair, { change }) => (change.kind === 'changed' ? drafts(pair) : []))],
};

/** The routes of a table that another team manages are not in the stack. */
function drafts({ before, after }: FactPair<'subnet'>): PairDraft<'subnet'>[] {
  if (!before || !after) return [];
  const [old, fresh] = [before.value.routeTable?.written, after.value.routeTable?.written];
  // Azure compares IDs without case.
  if (old?.toLowerCase() === fresh?.toLowerCase()) return [];
  const values = { ...(old === undefined ? {} : { before: old }), ...(fresh === undefined ? {} : { after: fresh }) };
  if (fresh === undefined)
    return [{ severity: 'critical', message: 'the subnet of the private endpoint no longer has a route table', ...values }];
  return [
    {
      severity: 'high',
      message: `the subnet of the private endpoint gets ${old === undefined ? 'a' : 'another'} route table: the review cannot see its routes`,
      ...values,
    },
  ];
}
