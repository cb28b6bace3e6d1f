import type { ConnectionOptions, PeerCertificate } from 'node:tls';
import { connect, rootCertificates } from 'node:tls';
import type { HttpsOptions } from './https';
import { failureOf, placeOf } from './https';

/** The result of a TLS handshake. */
export type Handshake =
  /** The certificate is valid for the name. */
  | { readonly kind: 'trusted'; readonly issuer: string; readonly isPublic: boolean }
  /** The certificate is not valid for the name, or its issuer is not trusted. */
  | { readonly kind: 'untrusted'; readonly because: string; readonly subject: string; readonly issuer: string }
  /** There is no connection, or no TLS. */
  | { readonly kind: 'none'; readonly because: string };

/** Connects to an address for the name of a host, and reads the certificate. Nothing is sent. */
export async function handshake(host: string, address: string, options: HttpsOptions): Promise<Handshake> {
  const first = await connected(host, address, options, { ...(options.ca === undefined ? {} : { ca: options.ca }) });
  if ('issuer' in first) {
    const { publicCa = rootCertificates } = options;
    const second = await connected(host, address, options, { ca: [...publicCa] });
    return { kind: 'trusted', issuer: first.issuer, isPublic: 'issuer' in second };
  }
  // Whose certificate it is says who answered. The connection is closed before anything is sent.
  const seen = await connected(host, address, options, { rejectUnauthorized: false });
  if (!('issuer' in seen)) return { kind: 'none', because: first.because };
  return { kind: 'untrusted', because: first.because, subject: seen.subject, issuer: seen.issuer };
}

type Seen = { readonly subject: string; readonly issuer: string } | { readonly because: string };

function connected(host: string, address: string, options: HttpsOptions, more: ConnectionOptions): Promise<Seen> {
  const { timeout } = options;
  const place = placeOf(address, options);
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeout);
    const socket = connect({ host: place.address, port: place.port, servername: host, ...more });
    const end = (result: Seen) => {
      signal.onabort = null;
      socket.destroy();
      resolve(result);
    };
    signal.onabort = () => {
      end({ because: `no answer within ${timeout / 1000} seconds` });
    };
    socket.once('secureConnect', () => {
      const { subject, issuer } = socket.getPeerCertificate();
      end({ subject: nameIn(subject), issuer: nameIn(issuer) });
    });
    socket.once('error', (error: Error) => {
      end({ because: failureOf(error, timeout) });
    });
    socket.once('close', () => {
      end({ because: 'the connection was cut' });
    });
  });
}

/** The name of a certificate's subject or issuer. It can be missing, whatever the types say. */
function nameIn(part: Partial<PeerCertificate['subject']> | undefined): string {
  const { O: organization, CN: name } = part ?? {};
  const texts = [organization, name].flat().filter((each) => each !== undefined && each !== '');
  return texts.length === 0 ? 'an unnamed party' : texts.join(', ').slice(0, 200);
}
