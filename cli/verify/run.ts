import { setTimeout as pauseFor } from 'node:timers/promises';
import { signIn } from '../../lib/azure/sign-in';
import { SignInFailed } from '../../lib/azure/sign-in-failure';
import type { ServedCloud } from '../../lib/catalog/clouds';
import { tokenScopeOf } from '../../lib/catalog/clouds';
import { groupedBy } from '../../lib/collections/grouped';
import type { Fleet } from '../../lib/fleet/fleet';
import { idOf } from '../../lib/verdicts/target';
import type { Outcome } from '../../lib/verdicts/verdict';
import { worstOf } from '../../lib/verdicts/verdict';
import type { Result } from '../../lib/report/formats';
import { counted } from '../../lib/text/counted';
import { terminal } from '../../lib/text/terminal';
import type { Check } from '../../lib/verify/check';
import { resolveAt, resolveBySystem } from '../../lib/verify/resolver';
import type { VerifyContext } from '../../lib/verify/session';
import type { Checked, StampTarget } from '../../lib/verify/verify';
import { verify } from '../../lib/verify/verify';
import { Connections } from '../azure/connect';
import { Progress } from '../azure/progress';
import { stackResult } from '../azure/report';
import type { VerifyOptions } from './options';

/** How long to wait between two tries for a role or a record, in milliseconds. */
const PAUSE = 5000;

type RunOptions = VerifyOptions & Pick<VerifyContext, 'canaries'>;

/** Runs checks of stamps. Only this file loads the client of Azure. */
export async function runChecks(
  targets: readonly StampTarget[],
  checks: readonly Check[],
  fleet: Fleet,
  options: RunOptions,
): Promise<{ readonly result: Result; readonly worst: Outcome }> {
  const progress = new Progress('Checks');
  let count = 0;
  try {
    const checked = await verify(targets, checks, contextOf(options), () => {
      progress.show(++count);
    });
    const worst = checked.length === 0 ? 'passed' : worstOf(checked.flatMap(({ verdicts }) => verdicts));
    const closing = [...skippedIn(checked), closingOf(options)].join('\n');
    return { worst, result: stackResult(checked, fleet, { command: 'verify', questions: checks, closing }) };
  } finally {
    progress.end();
  }
}

/** The checks that did not run, in one line for each stamp. */
function skippedIn(checked: readonly Checked[]): readonly string[] {
  const skipped = checked.flatMap(({ target, skippedBecause: because }) =>
    because === undefined ? [] : [{ id: idOf(target), because }],
  );
  return [...groupedBy(skipped, ({ id, because }) => `${id}: ${because}`)].map(([, group]) => {
    const [first] = group;
    return terminal(`${first?.id ?? ''}: ${counted(group.length, 'check')} did not run, because ${first?.because ?? ''}.`);
  });
}

const closingOf = ({ outside }: RunOptions) =>
  outside === true
    ? 'These are the results for the network of this machine only.'
    : 'These are the results for the network and the identity of this machine only.';

function contextOf({ resolver, timeout, wait, canaries, connectTo, endpoint }: RunOptions): VerifyContext {
  const tokens = new Map<ServedCloud, Promise<string>>();
  return {
    resolve: resolver === undefined ? resolveBySystem : resolveAt(resolver, timeout * 1000),
    https: { timeout: timeout * 1000, ...(connectTo === undefined ? {} : { connectTo }) },
    token: (cloud) => {
      const known = tokens.get(cloud) ?? tokenFor(cloud);
      tokens.set(cloud, known);
      return known;
    },
    azure: new Connections({ timeout: timeout * 1000, ...(endpoint === undefined ? {} : { endpoint }) }).to,
    canaries,
    wait: wait * 1000,
    pause: PAUSE,
    pauseFor,
  };
}

async function tokenFor(cloud: ServedCloud): Promise<string> {
  const { token } = (await signIn(cloud).getToken(tokenScopeOf(cloud))) ?? {};
  if (token === undefined) throw new SignInFailed('the identity has no token');
  return token;
}
