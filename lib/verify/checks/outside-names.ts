import { authorityOf } from '../../catalog/clouds';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import { kindOfAddress } from '../address-kind';
import type { Check } from '../check';
import type { Session } from '../session';

/** Outside the network, names have public addresses, or do not resolve. */
export const outsideNames: Check = {
  id: 'outside-names',
  summary: 'Do the names resolve outside the network to public addresses, or not at all?',
  needs: 'nothing',
  run: (session) => Promise.all(session.hosts.map((host) => resolved(host, session))),
};

async function resolved(host: string, session: Session): Promise<Verdict> {
  const found = await session.context.resolve(host);
  switch (found.kind) {
    case 'missing':
      return missing(host, session);
    case 'failed':
    case 'unclear':
      return { outcome: 'uncertain', message: `it is not known what ${host} resolves to: ${found.because}` };
    case 'found': {
      const [address = ''] = found.addresses;
      const inside = found.addresses.find((each) => kindOfAddress(each) !== 'public');
      if (inside === undefined) {
        session.addresses.set(host, address);
        return passed(`${host} resolves to the public address ${address}`);
      }
      return {
        outcome: 'uncertain',
        message: `${host} resolves to ${inside}, as it does inside the network`,
        help: 'run the command outside the network, or without --outside',
      };
    }
  }
}

/** A machine without DNS resolves no name at all, which says nothing. */
async function missing(host: string, session: Session): Promise<Verdict> {
  const control = new URL(authorityOf(session.stamp.region.cloud)).hostname;
  const { kind } = await session.context.resolve(control);
  if (kind !== 'found')
    return {
      outcome: 'uncertain',
      message: `${host} does not resolve, but neither does ${control}, so this machine may not resolve public names`,
      help: 'run the command where public names resolve, or name a DNS server with --resolver',
    };
  session.missing.add(host);
  return passed(`${host} does not resolve`);
}
