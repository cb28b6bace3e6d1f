import { findRegion } from '../catalog/regions';
import { partsOfZoneId } from '../stack/facts/dns';
import type { AnyFact } from '../stack/facts/facts';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import type { Stack } from '../stack/stack';
import { subscriptionOf } from '../stack/facts/by-id';
import { alertsSection } from './alerts-section';
import { budgetSection } from './budget-section';
import { calendarSection } from './calendar-section';
import { doubtful, doubtNotice, doubtsOf } from './doubts';
import { guardrailSection } from './exceptions-section';
import { extraFileSection } from './extra-file-section';
import { code, prose, table } from './markdown';
import { otherResourcesSection } from './other-resources-section';

/**
 * The page of what the regions of an environment share: private DNS zones, alerts, a budget, and the calendar of the environment. It
 * depends only on the Terraform of the stacks, and on the catalogue.
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
  const [alerts, budgets] = [alertsSection(facts), budgetSection(facts)];
  const calendar = calendarSection([stack, ...others.filter(({ environment }) => environment === stack.environment)]);
  return (
    [
      `# ${stack.id}`,
      ...doubtNotice(doubts),
      introduction(stack, facts),
      `Generated from ${prose(stack.notes.generatedFrom ?? 'environments/')}. Don't edit this folder.`,
      ...(zones.length === 0 ? [] : [doubtful(doubts, zoneTable(stack, facts, users))]),
      ...linkedHere(facts),
      ...(alerts === undefined ? [] : [`## Alerts\n\n${doubtful(doubts, alerts)}`]),
      ...(budgets === undefined ? [] : [`## Budget\n\n${doubtful(doubts, budgets)}`]),
      ...(calendar === undefined ? [] : [`## Calendar\n\n${calendar}`]),
      ...(broken === undefined ? [] : [`## Guardrails\n\n${broken}`]),
      ...(left === undefined ? [] : [`## Other resources\n\n${left}`]),
      ...(beside === undefined ? [] : [`## Other files\n\n${beside}`]),
      `Apply this stack before the stamps (${code(`npx stamps deploy ${stack.id}`)}), and destroy it after them.`,
    ].join('\n\n') + '\n'
  );
}

function introduction({ environment }: Stack, facts: Facts): string {
  const others = facts.all('alert').length > 0 || facts.all('budget').length > 0;
  if (others && facts.all('zone').length === 0)
    return `The alerts and budgets that the regions of **${environment}** share${placeOf(alertGroup(facts))}.`;
  return `The private DNS zones that the regions of **${environment}** share${placeOf(zoneGroup(facts))}. A name that is registered in a zone resolves in every network that is linked to the zone.`;
}

const zoneTable = (stack: Stack, facts: Facts, users: ReadonlyMap<FactOf<'zone'>, readonly Stack[]>) =>
  table(
    ['Zone', 'Private endpoints registered by', 'Networks linked by'],
    facts
      .all('zone')
      .map((zone) => [
        code(zone.value.name ?? zone.address),
        named(users.get(zone)?.filter((each) => registersIn(each, stack, zone)) ?? []),
        named([
          ...(users.get(zone) ?? []).filter((each) => linksTo(each, stack, zone)),
          ...(linksHere(facts, zone).length > 0 ? [stack] : []),
        ]),
      ]),
  );

/** Whether the page shows a fact: zones, linked networks, alerts, budgets, and their resource groups. */
const isShownIn =
  (facts: Facts) =>
  ({ kind, fact }: AnyFact): boolean =>
    ['actionGroup', 'alert', 'budget', 'zone', 'zoneLink'].includes(kind) ||
    [zoneGroup(facts), alertGroup(facts)].some((group) => group === fact);

/** The resource group of the zones; without a reference to it, the first one. */
const zoneGroup = (facts: Facts) =>
  facts.all('zone').flatMap(({ value }) => facts.referred('group', value.group) ?? [])[0] ?? facts.all('group')[0];

const alertGroup = (facts: Facts) => facts.all('alert').flatMap(({ value }) => facts.referred('group', value.group) ?? [])[0];

const named = (stacks: readonly Stack[]) =>
  stacks
    .map(({ id }) => id)
    .sort()
    .join(', ') || 'none';

function placeOf(group: FactOf<'group'> | undefined): string {
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
