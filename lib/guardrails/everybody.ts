import { coverEverybody, everybodyIn } from '../catalog/everybody';
import type { Fact } from '../stack/facts/kind';
import type { NetworkRule } from '../stack/facts/network-rules';
import type { Breach, Guardrail } from './guardrail';
import { breachOf, called } from './guardrail';

export const everybody: Guardrail = {
  id: 'guardrails/everybody',
  summary: 'Neither a network rule nor an account allows the whole internet or a large part of it.',
  why: 'A private endpoint is private only if the network limits who can reach it.',
  check: ({ facts }) => [
    ...facts.all('securityGroup').flatMap((group) => ofRules(group, 'rules', group.value.rules)),
    ...facts.all('securityRule').flatMap((rule) => ofRules(rule, 'rule', [rule.value.rule])),
    ...facts.all('account').flatMap((account): Breach[] =>
      coverEverybody(account.value.allowedAddresses)
        ? [
            breachOf(account, 'allowedAddresses', {
              message: `the account ${called(account)} allows ${account.value.allowedAddresses.join(', ')}: ${whyEverybody(account.value.allowedAddresses)}`,
              help: 'list only the addresses that need access',
            }),
          ]
        : [],
    ),
  ],
};

const whyEverybody = (sources: readonly string[]): string =>
  sources.map((source) => everybodyIn(source)).find((each) => each !== undefined) ?? 'together a large part of the internet';

/** Inbound rules that allow the whole internet or a large part of it, alone or together. */
function ofRules<V>(fact: Fact<V>, field: keyof V & string, rules: readonly NetworkRule[]): Breach[] {
  const open = rules.filter(({ allows, outbound }) => allows && !outbound);
  const alone = open.filter(({ sources }) => coverEverybody(sources));
  const help = 'list only the ranges that need access, or a service tag such as VirtualNetwork';
  const breaches = alone.map(({ name, sources }) => {
    const message = `the rule '${name}' allows ${sources.join(', ')}: ${whyEverybody(sources)}`;
    return breachOf(fact, field, { message, help });
  });
  const others = open.filter((rule) => !alone.includes(rule));
  if (breaches.length > 0 || !coverEverybody(others.flatMap(({ sources }) => sources))) return breaches;
  return [
    breachOf(fact, field, {
      message: `the rules ${others.map(({ name }) => `'${name}'`).join(', ')} together allow a large part of the internet`,
      help,
    }),
  ];
}
