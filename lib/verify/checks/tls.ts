import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import type { Handshake } from '../handshake';
import { handshake } from '../handshake';
import type { Session } from '../session';

/** A certificate for the name, from a public authority. Azure answers so at public addresses too, which is why HTTP comes after it. */
export const tls: Check = {
  id: 'tls',
  summary: 'Does the endpoint show a certificate of a public authority for its name?',
  needs: 'address',
  run: (session) => Promise.all([...session.addresses].map(([host, address]) => about(host, address, session))),
};

async function about(host: string, address: string, session: Session): Promise<Verdict> {
  const result = await handshake(host, address, session.context.https);
  if (host === session.host && result.kind !== 'trusted') session.obstruct('connection', obstacle(host, result));
  switch (result.kind) {
    case 'none':
      return {
        outcome: 'failed',
        message: `there is no TLS connection to ${host} at ${address}: ${result.because}`,
        help: 'check that routes, peerings, firewalls and the security group of the subnet allow this network on port 443',
      };
    case 'untrusted':
      return {
        outcome: 'failed',
        message: `the certificate at ${host} is not trusted: ${result.because}. It is one of ${result.subject}, issued by ${result.issuer}`,
        help: 'exempt the host from TLS inspection: clients would refuse this certificate, or send prompts and tokens to the proxy',
      };
    case 'trusted':
      if (result.isPublic) return passed(`${host} has a certificate of ${result.issuer}`);
      return {
        outcome: 'uncertain',
        message: `the certificate at ${host} is trusted on this machine only: it is issued by ${result.issuer}, which is not among the public authorities of Node.js`,
        help: 'if a proxy inspects TLS here, exempt the host: the proxy can read prompts and tokens',
      };
  }
}

const obstacle = (host: string, { kind }: Exclude<Handshake, { kind: 'trusted' }>) =>
  kind === 'none' ? `there is no connection to ${host}` : `the certificate at ${host} is not trusted, and nothing was sent`;
