import type { ServedCloud } from './cloud-name';
import { CLOUD_WORDS } from './cloud-name';

/** Whether Defender for AI watches an account. */
export type DefenderState = 'disabled' | 'enabled';
/** Both states. */
export const DEFENDER_STATES = ['enabled', 'disabled'] as const satisfies readonly DefenderState[];

/**
 * Why Defender for AI is not available in a cloud, as a clause without a full stop; undefined: it is available.
 *
 * Source: learn.microsoft.com/azure/defender-for-cloud/ai-threat-protection (read 2026-11-25): commercial cloud only.
 */
export const defenderFailure = (cloud: ServedCloud): string | undefined =>
  cloud === 'public'
    ? undefined
    : `Microsoft offers Defender for AI services only in the public cloud, not in ${CLOUD_WORDS[cloud]}`;

/**
 * The setting of an account for Defender for AI.
 *
 * The clients of Azure's SDKs can create, update, get and list it, but not delete it (learn.microsoft.com,
 * DefenderForAISettingsOperations, read 2026-11-26). Exported templates of ordinary accounts contain it with the state `Disabled`, so
 * it seems to exist from the start (inference, not tried).
 */
export const DEFENDER_SETTING = {
  type: 'Microsoft.CognitiveServices/accounts/defenderForAISettings',
  api: '2025-06-01',
  name: 'Default',
  states: { enabled: 'Enabled', disabled: 'Disabled' },
} as const;
