import type { Prices } from '../catalog/prices';
import { CURRENCY } from '../catalog/prices';
import { DATA_ZONES, GEOGRAPHIES } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import { isSkuName } from '../catalog/skus';
import type { Json } from './json';
import { isObject, textAt, textsAt } from './json';
import type { DeclaredFile, NotedWaiver, Notes } from './notes';

/** The notes of a configuration. Values that do not have the form of the kit are ignored, because the notes are untrusted. */
export function notesOf(notes: Json | undefined): Partial<Notes> {
  const [kit, residency] = [textAt(notes, 'kit'), residencyOf(isObject(notes) ? notes['residency'] : undefined)];
  const [emptied, workload] = [textAt(notes, 'emptied'), textAt(notes, 'workload')];
  const [generatedFrom, prices] = [textAt(notes, 'generatedFrom'), pricesOf(isObject(notes) ? notes['prices'] : undefined)];
  return {
    ...(emptied === undefined ? {} : { emptied }),
    ...(generatedFrom === undefined ? {} : { generatedFrom }),
    ...(kit === undefined ? {} : { kit }),
    ...(residency === undefined ? {} : { residency }),
    ...(workload === undefined ? {} : { workload }),
    ...(prices === undefined ? {} : { prices }),
    ...listsOf(notes, 'appliedAfter', 'confidentialBlocklists'),
    overrides: byKey(notes, 'overrides', (paths) => textsAt({ paths }, 'paths')),
    ...(isObject(notes) && notes['extraFiles'] !== undefined ? { extraFiles: byKey(notes, 'extraFiles', declaredFileOf) } : {}),
    waivers: byKey(notes, 'waivers', waiverOf),
  };
}

/** The valid entries under a key. */
function byKey<T>(notes: Json | undefined, key: string, read: (value: Json) => T | undefined): Record<string, T> {
  const values = isObject(notes) ? notes[key] : undefined;
  return Object.fromEntries(
    Object.entries(isObject(values) ? values : {}).flatMap(([name, value]): [string, T][] => {
      const found = read(value);
      return found === undefined ? [] : [[name, found]];
    }),
  );
}

/** The lists of texts that are not empty. */
const listsOf = (notes: Json | undefined, ...keys: readonly string[]) =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const list = isObject(notes) ? textsAt(notes, key) : [];
      return list.length === 0 ? [] : [[key, list] as const];
    }),
  );

function declaredFileOf(file: Json): DeclaredFile | undefined {
  const [owner, reason] = [textAt(file, 'owner'), textAt(file, 'reason')];
  return owner === undefined || reason === undefined ? undefined : { owner, reason };
}

function waiverOf(waiver: Json): NotedWaiver | undefined {
  if (!isObject(waiver)) return undefined;
  // A missing value is empty, which makes the waiver invalid.
  const value = (key: string) => textAt(waiver, key) ?? '';
  return {
    ...{ rule: value('rule'), subject: value('subject'), owner: value('owner') },
    ...{ reason: value('reason'), expires: value('expires') },
  };
}

function pricesOf(prices: Json | undefined): Prices | undefined {
  const [currency, written] = [textAt(prices, 'currency'), isObject(prices) ? prices['ptuPerMonth'] : undefined];
  if (currency === undefined || !CURRENCY.test(currency) || !isObject(written)) return undefined;
  const ptuPerMonth = Object.entries(written).filter(([sku, price]) => isSkuName(sku) && typeof price === 'number');
  return { currency, ptuPerMonth: Object.fromEntries(ptuPerMonth) };
}

function residencyOf(residency: Json | undefined): Residency | undefined {
  if (residency === 'global' || residency === 'region') return residency;
  const [written, geography] = [textAt(residency, 'dataZone'), textAt(residency, 'geography')];
  const dataZone = DATA_ZONES.find((each) => each === written);
  if (dataZone !== undefined)
    return isObject(residency) && residency['euMembersOnly'] === true ? { dataZone, euMembersOnly: true } : { dataZone };
  return geography !== undefined && GEOGRAPHIES.includes(geography) ? { geography } : undefined;
}
