import type { AccountAnswers } from './data-plane';
import { FakeDataPlane } from './data-plane';
import type { DnsAnswer } from './dns';
import { FakeDns } from './dns';
import { FakeResourceManager } from './resource-manager';
import { accountCertificate } from './verify';
import { QUERY, recordsOf } from './workspace';

/** What the network and its account are like. */
interface Options {
  /** @default - those of a healthy account */
  readonly answers?: AccountAnswers;
  /** What all other names resolve to. @default - a private address */
  readonly dns?: DnsAnswer;
  /** What some names resolve to. */
  readonly names?: Readonly<Record<string, DnsAnswer>>;
}

/**
 * A network in which one account answers for all names, with a workspace that has its records, and the arguments with which
 * `stamps verify` uses it.
 *
 * @param project the folder of the project
 */
export async function networkOf(project: string, { answers, dns: other = ['10.10.0.5'], names = {} }: Options = {}) {
  const certificate = await accountCertificate();
  const account = await FakeDataPlane.start(certificate, { deployments: ['chat', 'embedding'] }, answers);
  const identity = { 'login.microsoftonline.com': ['20.190.1.1'], 'login.microsoftonline.us': ['20.190.1.2'] };
  const dns = await FakeDns.start({ ...identity, ...names }, other);
  const azure = (await FakeResourceManager.start(certificate)).on(QUERY, recordsOf(account));
  const { address, port } = account.place;
  const places = ['--resolver', dns.server, '--connect-to', `${address}:${port}`, '--endpoint', azure.endpoint];
  return {
    account,
    azure,
    args: ['--project', project, ...places, '--timeout', '20', '--wait', '0'],
    close: () => Promise.all([account.close(), dns.close(), azure.close()]),
  };
}
