import type { FactPair, PairDraft } from './comparing';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';

const FIELDS = ['network', 'remote', 'access', 'forwarded', 'transit', 'remoteGateways'] as const;

export const networkPeering: ReviewRule = {
  id: 'network/peering',
  summary: 'A network is peered with another network, no longer is, or the peering allows other traffic.',
  why: 'Clients in peered networks can reach the private endpoint if the rules of its subnet allow them. The service tag VirtualNetwork includes peered networks.',
  severities: ['high'],
  looks: [comparing('peering', FIELDS, (pair, { change }) => (change.kind === 'changed' ? drafts(pair) : []))],
};

function drafts({ before, after }: FactPair<'peering'>): PairDraft<'peering'>[] {
  const [old, fresh] = [before?.value, after?.value];
  const remote = (fresh ?? old)?.remote?.written ?? 'an unknown network';
  if (!old) return [{ severity: 'high', message: 'the network is peered with another network', after: remote }];
  if (!fresh)
    return [
      {
        severity: 'high',
        message: 'the network is no longer peered with another network, whose owner must delete the other side',
        before: remote,
      },
    ];
  if (old.remote?.written !== fresh.remote?.written)
    return [
      {
        severity: 'high',
        message: 'the network is peered with another network than before, and its owner must create the other side',
        ...{ before: old.remote?.written ?? '', after: fresh.remote?.written ?? '' },
      },
    ];
  const changed = (['access', 'forwarded', 'transit', 'remoteGateways'] as const).filter((key) => old[key] !== fresh[key]);
  return changed.map((key) => ({
    severity: 'high',
    message: `${WORDS[key]} in the peering with ${remote}`,
    ...{ before: String(old[key]), after: String(fresh[key]), fields: [key] },
  }));
}

const WORDS = {
  access: 'access between the networks changes',
  forwarded: 'forwarded traffic from other networks changes',
  transit: 'the use of the gateway of this network changes',
  remoteGateways: 'the use of the gateway of the other network changes',
} as const;
