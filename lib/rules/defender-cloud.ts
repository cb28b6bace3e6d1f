import { defenderFailure } from '../catalog/defender';
import { finding, stampRule } from './rule';

/** Defender for AI is only set where Azure has it. */
export const defenderCloud = stampRule(
  'defender/cloud',
  'Defender for AI is set only in a cloud that has it.',
  ({ account: { defenderForAI }, region: { cloud } }, located) => {
    const message = defenderForAI && defenderFailure(cloud);
    if (message === undefined) return [];
    return [
      finding(located, ['account', 'defenderForAI'], {
        message,
        help: 'remove the setting; null removes one of a lower layer',
      }),
    ];
  },
);
