import { findRegion } from '../catalog/regions';
import { partsOfZoneId } from '../stack/facts/dns';
import type { AnyFact } from '../stack/facts/facts';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import type { Stack } from '../stack/stack';
import { subscriptionOf } from '../stack/facts/by-id';
import { doubtful, doubtNotice, doubtsOf } from './doubts';
import { guardrailSection } from './exceptions-section';
import { extraFileSection } from './extra-file-section';
import { code, prose, table } from './markdown';
import { otherResourcesSection } from './other-resources-section';

/**
 * The page of the private DNS zones that the regions of an environment share. It depends only on the Terraform of the stacks.
 *
 * @param all every stack of the project, including those that use the zones
 */
export function environmentPage(stack: Stack, all: Iterable<Stack>): string {
  const facts = Facts.of(stack);
  const zones = facts.all('zone');
  const others = [...all].filter((each) => each !== stack);
  const users = new Map(zones.map((zone) => [zone, others.filter((each) => usesZone(each, stack, zone))]));
  const [beside, broken, doubts] = [extraFileSection(stack), guardrailSection(stack), doubtsOf(stack)];
  const left = otherResourcesSection(stack, facts, isShownIn(facts));
  return (
    [
      `# ${stack.id}`,
      ...doubtNotice(doubts),
      `The private DNS zones that the regions of **${stack.environment}** share${placeOfZones(facts)}. A name that is registered in a zone resolves in every network that is linked to the zone.`,
      `Generated from ${prose(stack.notes.generatedFrom ?? 'environments/')}. Don't edit this folder.`,
      doubtful(
        doubts,
        table(
          ['Zone', 'Private endpoints registered by', 'Networks linked by'],
          zones.map((zone) => [
            code(zone.value.name ?? zone.address),
            named(users.get(zone)?.filter((each) => registersIn(each, stack, zone)) ?? []),
            named([
              ...(users.get(zone) ?? []).filter((each) => linksTo(each, stack, zone)),
              ...(linksHere(facts, zone).length > 0 ? [stack] : []),
            ]),
          ]),
        ),
      ),
      ...linkedHere(facts),
      ...(broken === undefined ? [] : [`## Guardrails\n\n${broken}`]),
      ...(left === undefined ? [] : [`## Other resources\n\n${left}`]),
      ...(beside === undefined ? [] : [`## Other files\n\n${beside}`]),
      `Apply this stack before the stamps (${code(`npx stamps deploy ${stack.id}`)}), and destroy it after them.`,
    ].join('\n\n') + '\n'
  );
}

/** Whether the page shows a fact: zones, linked networks, and the first resource group. */
const isShownIn =
  (facts: Facts) =>
  ({ kind, fact }: AnyFact): boolean =>
    kind === 'zone' || kind === 'zoneLink' || facts.all('group')[0] === fact;

const named = (stacks: readonly Stack[]) =>
  stacks
    .map(({ id }) => id)
    .sort()
    .join(', ') || 'none';

function placeOfZones(facts: Facts): string {
  const [group] = facts.all('group');
  if (!group) return '';
  const { name = group.address, location = '' } = group.value;
  return `, in the resource group ${code(name)} in ${findRegion(location)?.displayName ?? prose(location)}`;
}

const usesZone = (user: Stack, owner: Stack, zone: FactOf<'zone'>) =>
  registersIn(user, owner, zone) || linksTo(user, owner, zone);

/** Whether a private endpoint of a stack is registered in a zone of another stack, by the zone's ID. */
function registersIn(user: Stack, owner: Stack, zone: FactOf<'zone'>): boolean {
  const subscription = `/subscriptions/${subscriptionOf(owner) ?? ''}/`.toLowerCase();
  return Facts.of(user)
    .all('endpoint')
    .flatMap(({ value }) => value.zones)
    .some(({ written }) => {
      const id = partsOfZoneId(written);
      return id !== undefined && written.toLowerCase().startsWith(subscription) && isZone(owner, zone, id.group, id.name);
    });
}

/** Whether a stack links a network to a zone of another stack, by the names of the zone and of its group. */
const linksTo = (user: Stack, owner: Stack, zone: FactOf<'zone'>): boolean =>
  subscriptionOf(user) === subscriptionOf(owner) &&
  Facts.of(user)
    .all('zoneLink')
    .some(({ value }) => value.group?.to === undefined && isZone(owner, zone, value.group?.written, value.zone?.written));

function isZone(owner: Stack, { value }: FactOf<'zone'>, group: string | undefined, name: string | undefined): boolean {
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one.toLowerCase() === other?.toLowerCase();
  return same(Facts.of(owner).nameOf(value.group), group) && same(value.name, name);
}

const linksHere = (facts: Facts, zone: FactOf<'zone'>) =>
  facts.all('zoneLink').filter(({ value }) => facts.referred('zone', value.zone)?.address === zone.address);

/** The existing networks that this stack links. */
function linkedHere(facts: Facts): string[] {
  const networks = [...new Set(facts.all('zoneLink').map(({ value }) => value.network?.written ?? 'unknown'))].sort();
  return networks.length === 0
    ? []
    : [`This stack links these networks:\n\n${networks.map((network) => `- ${code(network)}`).join('\n')}`];
}
