import { fillsBlocklist } from '../stack/facts/blocked-words';
import { encryptionOf, isForAccount, makesKey } from '../stack/facts/encryption';
import type { AnyFact, Facts } from '../stack/facts/facts';

/** Whether the page of a stamp shows a fact in a dedicated section. */
export function isShownOnStamp(facts: Facts, found: AnyFact): boolean {
  switch (found.kind) {
    case 'action':
      if (makesKey(facts, found.fact)) return true;
      return fillsBlocklist(found.fact) && facts.referred('blocklist', found.fact.value.target) !== undefined;
    case 'accountKey':
      return facts.referred('account', found.fact.value.account) !== undefined;
    case 'identity':
      return facts.all('account').some((account) => encryptionOf(facts, account, undefined)?.identity === found.fact);
    case 'keyVault':
      return isForAccount(facts, found.fact);
    case 'group':
      return facts.all('group')[0] === found.fact;
    case 'role':
      return facts.all('grant').some(({ value }) => facts.referred('role', value.role) === found.fact);
    case 'logSetting':
      return facts.referred('account', found.fact.value.target) !== undefined;
    case 'workspace':
      return facts.all('logSetting').some(({ value }) => facts.referred('workspace', value.workspace) === found.fact);
    case 'zone':
      return facts.all('endpoint').some(({ value }) => value.zones.some((zone) => facts.referred('zone', zone) === found.fact));
    case 'zoneLink':
      return facts.referred('network', found.fact.value.network) !== undefined;
    case 'association':
      return facts.referred('subnet', found.fact.value.subnet) !== undefined;
    case 'lock':
      return facts.referred('workspace', found.fact.value.scope) !== undefined;
    case 'container':
    case 'storage':
    case 'trust':
      return false;
    default:
      return true;
  }
}
