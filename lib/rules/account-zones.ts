import { CLOUD_WORDS } from '../catalog/cloud-name';
import { unknownZonesOf } from '../catalog/clouds';
import { finding, stampRule } from './rule';

/** A private endpoint needs a zone for each host name of its account. */
export const accountZones = stampRule(
  'account/zones',
  'The name of every private DNS zone that the kind of the account needs is known. In Azure Government, this is so only for the kind OpenAI.',
  ({ account: { kind }, region: { cloud } }, located) => {
    const unknown = unknownZonesOf(kind, cloud);
    if (unknown.length === 0) return [];
    return [
      finding(located, ['account', 'kind'], {
        message: `an account of kind ${kind} in ${CLOUD_WORDS[cloud]} has a host name that clients could not resolve: ${unknown.join('; ')}`,
        help: 'write kind: OpenAI; or, if your clients use only the openai names, add a waiver for account.kind',
      }),
    ];
  },
  { waivable: true },
);
