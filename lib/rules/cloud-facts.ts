import { CLOUD_WORDS } from '../catalog/cloud-name';
import { doubtsAbout } from '../catalog/clouds';
import { finding, stampRule } from './rule';

/** Values that the stamps of a cloud rely on, although Microsoft's documentation does not state them. */
export const cloudFacts = stampRule(
  'environment/cloud-facts',
  'Everything that the kit assumes about the cloud is documented by Microsoft. In Azure Government, this is not so for the private DNS zone and the scope of tokens, which is a warning.',
  ({ account: { kind }, region: { cloud } }, located) => {
    const doubts = doubtsAbout(cloud, kind);
    if (doubts.length === 0) return [];
    const words = doubts.map(({ what, value, because }) => `${what} ${value} (${because})`);
    return [
      finding(located, ['cloud'], {
        severity: 'warning',
        message: `unverified: in ${CLOUD_WORDS[cloud]}, the kit uses ${words.join(' and ')}`,
        help: 'make sure that a client resolves the endpoint to a private address and gets a token that the endpoint accepts; then add a waiver for cloud',
      }),
    ];
  },
  { waivable: true },
);
