import { allOf } from '../collections/all-of';

/** A separate Azure cloud, with its own regions, names and identities. */
export type CloudName = 'china' | 'public' | 'usgovernment';
/** All clouds, the default first. */
export const CLOUD_NAMES = allOf<CloudName>()(['public', 'usgovernment', 'china']);

/** A cloud that the kit creates resources in. Both providers and the backend of Terraform have the same words for it. */
export type ServedCloud = Exclude<CloudName, 'china'>;
/** All clouds that the kit creates resources in, the default first. */
export const SERVED_CLOUDS = allOf<ServedCloud>()(['public', 'usgovernment']);

/** A cloud in words, to complete a sentence such as "it is in …". */
export const CLOUD_WORDS: Readonly<Record<ServedCloud, string>> = {
  public: 'the public cloud',
  usgovernment: 'Azure Government',
};
