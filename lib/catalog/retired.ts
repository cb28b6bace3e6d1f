import { versionsOf } from './models';

/** How many days before its retirement a version is a warning, unless an organisation sets another number. */
export const RETIREMENT_WARNING_DAYS = 90;

/** A family of models that Azure no longer offers. */
export interface RetiredFamily {
  readonly pattern: RegExp;
  /** The retirement date of its last version, `YYYY-MM-DD`; null: the table has none, but the documentation of the catalogue no longer names it. */
  readonly retirementDate: string | null;
  /** A model of the catalogue for the same purpose. */
  readonly instead: string;
}

/**
 * Source: https://learn.microsoft.com/azure/ai-foundry/openai/concepts/legacy-models (read 2026-11-26), and for families without a date
 * the documentation of the catalogue (2026-07-30), which names none of them.
 */
const FAMILIES: readonly RetiredFamily[] = [
  { pattern: /^gpt-?3[.-]?5(-?turbo.*)?$/, retirementDate: null, instead: 'gpt-5.4-mini' },
  { pattern: /^gpt-?4(-?32k.*|-?turbo.*|-?vision.*|-\d{4}.*)?$/, retirementDate: null, instead: 'gpt-5.4' },
  { pattern: /^gpt-?4\.5(-preview)?$/, retirementDate: '2025-07-14', instead: 'gpt-5.4' },
  { pattern: /^gpt-4o(-mini)?-realtime-preview$/, retirementDate: null, instead: 'gpt-realtime-1.5' },
  { pattern: /^gpt-4o(-mini)?-audio-preview$/, retirementDate: null, instead: 'gpt-audio-1.5' },
  { pattern: /^o1-preview$/, retirementDate: '2025-07-28', instead: 'gpt-5.4' },
  { pattern: /^o1-mini$/, retirementDate: null, instead: 'gpt-5.4-mini' },
  { pattern: /^dall-?e-?2$/, retirementDate: '2025-01-27', instead: 'gpt-image-2' },
  { pattern: /^dall-?e(-?3)?$/, retirementDate: null, instead: 'gpt-image-2' },
  { pattern: /^(babbage|davinci)-002$/, retirementDate: '2025-01-27', instead: 'gpt-5.4-mini' },
  {
    pattern: /^(?!ada-002$)(gpt-?3|(text-|code-)?(ada|babbage|curie|davinci|cushman)(-edit)?(-\d+)?)$/,
    retirementDate: '2024-06-14',
    instead: 'gpt-5.4-mini',
  },
  { pattern: /^(text|code)-(similarity|search)-.*$/, retirementDate: '2024-06-14', instead: 'text-embedding-3-large' },
  { pattern: /^sora$/, retirementDate: null, instead: 'sora-2' },
];

/** The date of a version at the end of a name, as in `o1-mini-2024-09-12`. */
const DATE = /-\d{4}-\d{2}-\d{2}$/;

/** The retired family that a model belongs to, also with a date in its name; undefined if there is none, or if the catalogue has the model. */
export function retiredFamily(model: string): RetiredFamily | undefined {
  const name = model.toLowerCase().replace(DATE, '');
  return versionsOf(model).length > 0 || versionsOf(name).length > 0
    ? undefined
    : FAMILIES.find(({ pattern }) => pattern.test(name));
}

/** How names begin to which OpenAI adds no models: newer ones of the same kinds are named gpt-5 and later. Derived from the names in the catalogue. */
const CLOSED = /^(chatgpt|gpt-?[34]|o1(?!\d))/;

/** Whether no new model can have a name like this one: a model that the catalogue does not have does not exist. */
export const isOfClosedLine = (model: string): boolean => CLOSED.test(model.toLowerCase());
