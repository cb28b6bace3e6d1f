import type { Fleet } from '../../../lib/fleet/fleet';
import { targetsOf } from '../../../lib/verdicts/target';
import { worstOf } from '../../../lib/verdicts/verdict';
import type { Check } from '../../../lib/verify/check';
import { INSIDE } from '../../../lib/verify/checks';
import { resolveAt } from '../../../lib/verify/resolver';
import type { VerifyContext } from '../../../lib/verify/session';
import { Session } from '../../../lib/verify/session';
import type { Checked, StampTarget } from '../../../lib/verify/verify';
import { verify } from '../../../lib/verify/verify';
import type { Certificate } from './certificate';
import { certificateFor } from './certificate';
import { clientOf, TOKEN } from './client';
import type { Account, AccountAnswers, AccountAsked } from './data-plane';
import { FakeDataPlane } from './data-plane';
import type { DnsAnswer } from './dns';
import { FakeDns } from './dns';
import type { Answers } from './resource-manager';
import { FakeResourceManager } from './resource-manager';
import { QUERY, recordsOf } from './workspace';

/** What the local network and account are like. Everything else is healthy. */
export interface Arranged {
  readonly answers?: AccountAnswers;
  /** For all hosts of the account, or by host. @default - an address in the subnet, and a public one for Microsoft Entra ID */
  readonly dns?: DnsAnswer | ((hosts: readonly string[]) => Readonly<Record<string, DnsAnswer>>);
  readonly checks?: readonly Check[];
  readonly account?: Partial<Account>;
  /** How the workspace answers queries. @default - it has a record of each request to the account */
  readonly workspace?: Answers;
  readonly context?: (usual: VerifyContext) => Partial<VerifyContext>;
  /** The certificate that the account shows. @default - one for `*.openai.azure.com` and the other names */
  readonly certificate?: Certificate;
}

let known: Promise<Certificate> | undefined;

/** The certificate of healthy accounts, which tests trust. It is made once. */
export const accountCertificate = (): Promise<Certificate> =>
  (known ??= certificateFor(
    '*.openai.azure.com',
    '*.cognitiveservices.azure.com',
    '*.services.ai.azure.com',
    '*.openai.azure.us',
  ));

/** What the checks find out about one stamp of a fleet, from a local account. */
export async function verified(fleet: Fleet, id: string, arranged: Arranged = {}): Promise<Verified> {
  const target = targetsOf(fleet).find((each): each is StampTarget => each.kind === 'stamp' && each.stack.value.id === id);
  if (!target) throw new Error(`there is no ${id}`);
  const { deployments, blocklists, network } = target.stack.value;
  const trusted = await accountCertificate();
  const terms = Object.fromEntries(
    blocklists.flatMap(({ key, words }) =>
      words.from === 'files'
        ? words.content.items.map(({ properties }) => [properties.pattern, `${key}-${words.content.hash}`] as const)
        : [],
    ),
  );
  const account = { deployments: deployments.map(({ name }) => name), terms, ...arranged.account };
  const server = await FakeDataPlane.start(arranged.certificate ?? trusted, account, arranged.answers);
  const azure = (await FakeResourceManager.start(trusted)).on(QUERY, arranged.workspace ?? recordsOf(server));
  const azureClient = clientOf(azure);
  const inside =
    'privateEndpointPrefix' in network && !network.pool ? network.privateEndpointPrefix.replace(/0\/\d+$/, '5') : '10.9.8.7';
  const { dns: given = [inside] } = arranged;
  const usual: VerifyContext = {
    resolve: () => Promise.resolve({ kind: 'missing' }),
    https: { timeout: 30_000, connectTo: server.place, ca: trusted.cert, publicCa: [trusted.cert] },
    token: () => Promise.resolve(TOKEN),
    azure: () => azureClient,
    ...{ canaries: new Map(), wait: 0, pause: 1, pauseFor: () => Promise.resolve() },
  };
  const { hosts } = new Session(target.stack, usual);
  const dns = await FakeDns.start(
    typeof given === 'function'
      ? given(hosts)
      : { 'login.microsoftonline.com': ['20.190.1.1'], ...Object.fromEntries(hosts.map((host) => [host, given])) },
  );
  // A server that never answers need not be waited for long; one that answers can be slow on a busy machine.
  const context = { ...usual, resolve: resolveAt(dns.server, given === 'silent' ? 50 : 10_000) };
  try {
    const checked = await verify([target], arranged.checks ?? INSIDE, { ...context, ...arranged.context?.(context) });
    return { checked, requests: server.requests, questions: azure.requests };
  } finally {
    await Promise.all([server.close(), dns.close(), azure.close()]);
  }
}

export interface Verified {
  readonly checked: readonly Checked[];
  readonly requests: readonly AccountAsked[];
  /** Those to Azure Resource Manager. */
  readonly questions: readonly string[];
}

/** What did not pass, in lines: `names failed: …`. */
export const linesOf = ({ checked }: Verified): string[] =>
  checked.flatMap(({ question, verdicts }) =>
    verdicts
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ outcome, message }) => `${question.id} ${outcome}: ${message}`),
  );

/** The worst outcome by check. */
export const outcomesOf = ({ checked }: Verified): Readonly<Record<string, string>> =>
  Object.fromEntries(checked.map(({ question, verdicts }) => [question.id, worstOf(verdicts)]));

/** The words of one check, those that passed included. */
export const wordsOf = ({ checked }: Verified, id: string): string =>
  checked
    .flatMap(({ question, verdicts }) => (question.id === id ? verdicts : []))
    .map(({ outcome, message }) => `${outcome}: ${message}`)
    .join('\n');
