import { isMap } from '../collections/map';
import type { AttributeMap } from '../terraform/overrides';

/** The paths of overridden attributes, in alphabetical order, with periods between the steps. A list counts as one. */
export const attributePaths = (attributes: AttributeMap): string[] =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (isFilled(value) ? attributePaths(value).map((path) => `${name}.${path}`) : [name]))
    .sort();

const isFilled = (value: unknown): value is AttributeMap => isMap(value) && Object.keys(value).length > 0;
