import { z } from 'zod';
import type { AttributeValue } from '../terraform/overrides';
import { text } from './texts';

const address = text('the address of a resource', /^[a-z]\w*\.[a-zA-Z_][\w-]*$/, 'azurerm_cognitive_account.account');
const attribute = text('an attribute as Terraform spells it', /^[a-z][a-z0-9_]*$/, 'dynamic_throttling_enabled');

/** The value of an attribute. Within maps, null removes a key. */
type Overlaid = AttributeValue | readonly Overlaid[] | { readonly [name: string]: Overlaid | null };

const value: z.ZodType<Overlaid> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(value), z.record(z.string(), value.nullable())]),
);

/** Attributes of generated resources, by the address of the resource. */
export const overrides = z.record(address, z.record(attribute, value.nullable()).nullable());
