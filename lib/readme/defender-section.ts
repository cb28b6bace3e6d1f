import type { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { code } from './markdown';

/** What a stack sets for Defender for AI; undefined: nothing. */
export function defenderSection(facts: Facts): string | undefined {
  const settings = facts.all('defender');
  if (settings.length === 0) return undefined;
  return [...settings.map((setting) => `${wordsOf(facts, setting)}.`), PLAN].join(' ');
}

function wordsOf(facts: Facts, { value: { account, state } }: FactOf<'defender'>): string {
  const name = code(facts.nameOf(account) ?? 'an unknown account');
  if (state === 'unknown') return `**Only Terraform knows** whether Defender for AI is on for the account ${name}`;
  return `Defender for AI is ${state ? 'on' : '**off**'} in the settings of the account ${name}`;
}

/** Source: facts of 2026-11-25, Microsoft's pages on Defender for AI services. */
const PLAN =
  'Alerts need the plan for AI services of the subscription as well, which this stack does not manage or read. If you remove the setting, Azure keeps its state.';
