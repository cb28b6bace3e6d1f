import { z } from 'zod';
import { UUID } from '../catalog/uuid';

/** A text of a certain form, which is refused with the form in words and an example of it. */
export const text = (what: string, pattern: RegExp, example: string) =>
  z.string().regex(pattern, { error: `must be ${what}, like ${example}` });

export const uuid = text('a UUID', UUID, '00000000-0000-0000-0000-000000000000');
