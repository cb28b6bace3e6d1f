import { z } from 'zod';
import { UUID } from '../catalog/uuid';

/** Text of a certain form. The error describes the form and gives an example. */
export const text = (what: string, pattern: RegExp, example: string) =>
  z.string().regex(pattern, { error: `must be ${what}, like ${example}` });

/** Tools write a GUID of only zeros or only f if there is no ID. */
const NIL = /^(?:0{8}-(?:0{4}-){3}0{12}|f{8}-(?:f{4}-){3}f{12})$/i;

export const uuid = text('a UUID', UUID, '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d').refine((given) => !NIL.test(given), {
  error: 'must be the ID of something that exists; this is the nil or max UUID',
});

/** A switch. false is the same as leaving it out. */
export const onlyTrue = z.boolean().transform((given) => (given ? true : undefined));

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

export const ipv4 = text('an IPv4 address', new RegExp(`^${octet}(?:\\.${octet}){3}$`), '10.0.0.4');

export const key = text(
  'letters, digits, periods, hyphens and underscores, 1 to 64 of them',
  /^[a-zA-Z0-9][\w.-]{0,63}$/,
  'chat-large',
);

export const cidr = text('an IPv4 range', /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, '10.20.0.0/24');

export const resourceId = text('an Azure resource ID', /^\/.+/, '/subscriptions/…/resourceGroups/…/providers/…');

/** Whether a word is the ID of something that can exist, such as a subscription. */
export const isId = (word: string) => uuid.safeParse(word).success;

/** Whether a word can be the key of an entry, such as a deployment. */
export const isKey = (word: string) => key.safeParse(word).success;
