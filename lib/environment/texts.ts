import { z } from 'zod';
import { UUID } from '../catalog/uuid';

/** A text of a certain form, which is refused with the form in words and an example of it. */
export const text = (what: string, pattern: RegExp, example: string) =>
  z.string().regex(pattern, { error: `must be ${what}, like ${example}` });

export const uuid = text('a UUID', UUID, '00000000-0000-0000-0000-000000000000');

export const key = text(
  'letters, digits, periods, hyphens and underscores, 1 to 64 of them',
  /^[a-zA-Z0-9][\w.-]{0,63}$/,
  'chat-large',
);

export const cidr = text('an IPv4 range', /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, '10.20.0.0/24');

export const resourceId = text('an Azure resource ID', /^\/.+/, '/subscriptions/…/resourceGroups/…/providers/…');
