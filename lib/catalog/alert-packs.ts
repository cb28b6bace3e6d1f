import { allOf } from '../collections/all-of';

/** Which alerts a stamp has: none, those about calls that fail, or also those about slow answers, blocked prompts and keys. */
export type AlertPack = 'essential' | 'full' | 'off';
/** All packs, the default first. */
export const ALERT_PACKS = allOf<AlertPack>()(['off', 'essential', 'full']);
