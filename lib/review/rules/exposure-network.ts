import type { FactOf } from '../../stack/facts/kinds';
import { coverEverybody } from '../../catalog/everybody';
import { groupChanges } from '../compare/subnet-groups';
import type { Context } from './comparing';
import { comparing, consumes, contextOf, everythingOf, looking } from './comparing';
import type { Look, ReviewRule } from './review-rule';

/** A list of an account: hosts that it may call, or networks and addresses that may connect. */
const ofAccount = (
  name: 'allowedAddresses' | 'allowedHosts' | 'allowedSubnets',
  words: Readonly<Record<'added' | 'removed', string>>,
): Look =>
  comparing('account', [name], ({ before, after }) =>
    after ? listChange(before?.value[name], after.value[name], words).map((reported) => ({ ...reported, fields: [name] })) : [],
  );

/** A list of a storage account. It has an effect only while other networks are denied; a change of that has its own finding. */
const ofStorage = (name: 'allowedAddresses' | 'allowedSubnets', words: Readonly<Record<'added' | 'removed', string>>): Look =>
  comparing('storage', [name], ({ before, after }) =>
    before && after && isClosed(before) && isClosed(after)
      ? listChange(before.value[name], after.value[name], words).map((reported) => ({ ...reported, fields: [name] }))
      : [],
  );

const isClosed = ({ value }: FactOf<'storage'>) => value.otherNetworks === 'Deny';

function listChange(
  old: readonly string[] = [],
  fresh: readonly string[],
  { added, removed }: Readonly<Record<'added' | 'removed', string>>,
) {
  const more = fresh.filter((each) => !old.includes(each));
  const fewer = old.filter((each) => !fresh.includes(each));
  const isWide = coverEverybody(more) || (coverEverybody(fresh) && !coverEverybody(old));
  const severity = isWide ? ('critical' as const) : ('high' as const);
  if (more.length > 0) return [{ severity, message: added, after: more.join(', ') }];
  return fewer.length > 0 ? [{ severity: 'notice' as const, message: removed, before: fewer.join(', ') }] : [];
}

export const allowedPlaces: ReviewRule = {
  id: 'exposure/allowed-places',
  summary:
    'The hosts that an account may call change, or the addresses and networks that an account or a storage account allows.',
  why: 'Each entry allows traffic in or out that does not use Private Link.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    ofAccount('allowedHosts', {
      ...{ added: 'the account may call more hosts', removed: 'the account may call fewer hosts' },
    }),
    ofAccount('allowedAddresses', { added: 'more addresses are allowed', removed: 'fewer addresses are allowed' }),
    ofAccount('allowedSubnets', { added: 'more networks are allowed', removed: 'fewer networks are allowed' }),
    ofStorage('allowedAddresses', {
      added: 'more addresses are allowed for the storage account',
      removed: 'fewer addresses are allowed for the storage account',
    }),
    ofStorage('allowedSubnets', {
      added: 'more networks are allowed for the storage account',
      removed: 'fewer networks are allowed for the storage account',
    }),
  ],
};

export const ruleAssociation: ReviewRule = {
  id: 'exposure/no-network-rules',
  summary: 'A subnet loses its network security group, or gets one whose rules are not in this stack.',
  why: 'Without a group, nothing limits who can reach the private endpoint.',
  severities: ['critical'],
  looks: [
    looking((change, inputs) =>
      groupChanges(contextOf(change, inputs)).flatMap(({ is, otherGroup, isEndpoint, address, attribute, associations }) => {
        if (is !== undefined) return [];
        const consumed = [consumes(address, attribute), ...everythingOf(...associations)];
        const where = isEndpoint ? 'the private endpoint moves to a subnet that' : 'the subnet';
        return [
          {
            severity: 'critical' as const,
            message:
              otherGroup === undefined
                ? `${where} no longer has a network security group`
                : `${where} gets the network security group ${otherGroup}, whose rules are not in this stack: the review cannot tell who they allow`,
            ...{ address, consumed, ...(otherGroup === undefined && !isEndpoint ? {} : { attribute }) },
          },
        ];
      }),
    ),
  ],
};

export const privateEndpoint: ReviewRule = {
  id: 'exposure/private-endpoint',
  summary: 'A private endpoint is added to an existing stamp.',
  why: 'Each endpoint gives access from another network, with rules of its own.',
  severities: ['high'],
  looks: [
    comparing('endpoint', [], ({ before, after }, { change }) =>
      change.kind === 'changed' && !before && after
        ? [{ severity: 'high', message: `the private endpoint ${after.value.name} gives access to the account as well` }]
        : [],
    ),
  ],
};

export const networkLink: ReviewRule = {
  id: 'exposure/network-link',
  summary: 'A network is linked to a private DNS zone, or no longer is.',
  why: 'Clients in a linked network resolve the private endpoints. Without the link, they get the public address, which does not answer.',
  severities: ['high', 'notice'],
  looks: [
    comparing('zoneLink', ['network', 'zone'], ({ before, after }, context) => {
      const [old, fresh] = [before && linkWords(before, context), after && linkWords(after, context)];
      if (context.change.kind !== 'changed' || old === fresh) return [];
      if (fresh === undefined)
        return [{ severity: 'high', message: 'a network can no longer resolve the endpoints', before: old ?? '' }];
      return [
        {
          ...{ severity: 'notice', message: 'another network can resolve the endpoints', after: fresh },
          ...(old === undefined ? {} : { before: old }),
        },
      ];
    }),
  ],
};

function linkWords({ value: { network, zone } }: FactOf<'zoneLink'>, { old, fresh }: Context): string {
  const facts = fresh.at(network?.to?.address) ? fresh : old;
  return `${facts.nameOf(network)?.split('/').at(-1)} → ${zone?.written}`;
}
