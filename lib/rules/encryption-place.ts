import { parseStoreId, storeWords } from '../catalog/encryption-keys';
import type { PlaceName } from '../catalog/places';
import { distinct } from '../collections/order';
import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { ExistingKey } from '../fleet/stamp-key';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

const PATH = ['account', 'customerManagedKey'];

/** A stamp with an existing key. */
interface Keyed {
  readonly located: Located<Stamp>;
  readonly key: ExistingKey;
  /** The region of the vault, if the stamp sets it, or else if the others with this vault agree on it. */
  readonly location: PlaceName | undefined;
}

/**
 * The vault of an existing key is in the region of the account. No ID contains the region of a vault, so it is known only if it is set, or
 * if accounts in different regions have one vault.
 *
 * Source: both pages in catalog/encryption-keys.ts require the region of the account.
 */
export const encryptionPlace: Rule = {
  id: 'encryption/place',
  summary:
    'The vault of an existing key is in the region of the account, so accounts in different regions have different vaults. A vault whose region is not set is a warning.',
  waivable: false,
  check({ stamps }) {
    const byVault = new Map<string, [Located<Stamp>, ExistingKey][]>();
    for (const located of stamps) {
      const { key } = located.value.account;
      if (key?.from !== 'existing') continue;
      const vault = key.keyVaultId.toLowerCase();
      byVault.set(vault, [...(byVault.get(vault) ?? []), [located, key]]);
    }
    return [...byVault.values()].flatMap((sharing) => {
      const [agreed, ...others] = distinct(sharing.flatMap(([, { location }]) => location ?? []));
      const inDoubt = others.length > 0 ? undefined : agreed;
      const keyed = sharing.map(([located, key]) => ({ located, key, location: key.location ?? inDoubt }));
      const [elsewhere, possible] = [keyed.filter(isElsewhere), keyed.filter((each) => !isElsewhere(each))];
      return [...elsewhere.map(otherRegion), ...unknown(possible)];
    });
  },
};

const regionOf = ({ located }: Keyed) => located.value.region.name;
const isElsewhere = (each: Keyed) => each.location !== undefined && each.location !== regionOf(each);

/** The store in words: `the key vault 'kv-hub'`; undefined if its ID is malformed, which another rule reports. */
function wordsOf({ key }: Keyed): string | undefined {
  const store = parseStoreId(key.keyVaultId);
  if (typeof store === 'string') return undefined;
  return `${storeWords(store.store).replace(/^a /, 'the ')} '${store.names[0] ?? ''}'`;
}

function otherRegion(each: Keyed): Finding {
  const [what, region] = [wordsOf(each) ?? 'the key vault', regionOf(each)];
  const isStated = each.key.location !== undefined;
  return finding(each.located, [...PATH, isStated ? 'location' : 'keyVaultId'], {
    message: `${what} is in ${each.location ?? ''}${isStated ? '' : ' (location of another stamp)'}, but the account is in ${region}: Azure requires one region for both`,
    help: `use a key in ${region}, with the keyId, keyVaultId and location of its vault`,
  });
}

/** What is wrong with stamps that have one vault, of which nothing says that it is in another region. */
function unknown(sharing: readonly Keyed[]): Finding[] {
  const regions = distinct(sharing.map(regionOf));
  return sharing.flatMap((each) => {
    const what = wordsOf(each);
    if (what === undefined || (regions.length === 1 && each.location !== undefined)) return [];
    return regions.length > 1
      ? finding(each.located, [...PATH, 'keyVaultId'], {
          message: `accounts in ${regions.join(', ')} have their keys in ${what}: Azure requires that an account and its key are in one region`,
          help: 'use a vault in each region: set account.customerManagedKey in each stamp under regions, with the keyId, keyVaultId and location of its vault',
        })
      : finding(each.located, [...PATH, 'keyVaultId'], {
          severity: 'warning',
          message: `unverified: the region of ${what} is unknown; Azure requires that of the account, ${regionOf(each)}`,
          help: `set location to the output of: az resource show --ids ${each.key.keyVaultId} --query location`,
        });
  });
}
