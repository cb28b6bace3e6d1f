import type { PlaceName } from '../catalog/places';

/** The key that encrypts the data of an account: an existing one, or one in a vault that the stamp creates. */
export type StampKey = ExistingKey | OwnKey;

/** A key that exists. */
export interface ExistingKey {
  /** Marks the choice: the key exists. */
  readonly from: 'existing';
  /** The address of the key. Without a version, Azure uses the newest one. */
  readonly keyId: string;
  /** The Azure resource ID of its key vault or managed HSM. */
  readonly keyVaultId: string;
  /** The region of the vault, if it is set: no ID contains it. */
  readonly location?: PlaceName;
  /** An identity that may already use the key; undefined: the stamp creates one and gives it the role. */
  readonly identity?: {
    /** Its ID. */
    readonly id: string;
    /** Its client ID. */
    readonly clientId: string;
  };
}

/** A key in a vault that the stamp creates. */
export interface OwnKey {
  /** Marks the choice: the stamp creates the vault and the key. */
  readonly from: 'own';
}

/** Whether the stamp creates the identity that uses the key, and gives it the role. */
export const createsIdentity = (key: StampKey): boolean => key.from === 'own' || key.identity === undefined;
