import type { Check } from '../check';
import { MODELS } from '../check';
import { passed } from '../../verdicts/verdict';
import { isUsable, refusalWords, unusable } from '../reading';

/** In the form of a key, but none: a real key is never sent. */
const INVENTED = '0'.repeat(32);

/** Keys must be refused because they are keys, not because this one is wrong. */
export const key: Check = {
  id: 'key',
  summary: 'Are keys refused?',
  needs: 'azure',
  async run(session) {
    const reading = await session.ask({ ...MODELS, headers: { 'api-key': INVENTED } });
    if (!isUsable(reading)) return [unusable(reading)];
    if (reading.kind === 'success') return [{ outcome: 'failed', message: 'an invented key was accepted' }];
    if (reading.code === 'AuthenticationTypeDisabled') return [passed('keys are refused, because they are disabled')];
    const { names, subscriptionId } = session.stamp;
    return [
      {
        outcome: 'uncertain',
        message: `it is not proven that keys are disabled: an invented key is refused with ${refusalWords(reading)}`,
        help: `look at the account: az cognitiveservices account show --subscription ${subscriptionId} --resource-group ${names.resourceGroup} --name ${names.account} --query properties.disableLocalAuth`,
      },
    ];
  },
};
