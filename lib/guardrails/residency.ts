import { publisherOf } from '../catalog/publishers';
import type { Region, RegionName } from '../catalog/regions';
import { ALL_REGION_NAMES, findRegion } from '../catalog/regions';
import { allowsPlace, allowsProcessing, residencyWords } from '../catalog/residency';
import type { Residency } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';
import { isSkuName, processingPlace, SKU_NAMES, skuOf } from '../catalog/skus';
import type { Facts } from '../stack/facts/facts';
import type { Fact } from '../stack/facts/kind';
import type { FactOf } from '../stack/facts/kinds';
import { SINKS } from '../stack/facts/logging';
import type { AccountPromise, Breach, Guardrail, Promises, Subject } from './guardrail';
import { breachOf, called } from './guardrail';
import { spilloverBreaches } from './spillover';

export const residency: Guardrail = {
  id: 'guardrails/residency',
  summary:
    'Every deployment processes prompts only where the residency allows it, and Azure does so. Without a residency, only in the region of its account. No deployment sends requests that exceed its capacity to one that processes prompts in more places.',
  why: 'The deployment type determines where Azure may process prompts and completions: in the region, in its data zone, or anywhere. It does not limit a publisher.',
  check: ({ facts, promises }) => facts.all('deployment').flatMap((deployment) => ofDeployment(facts, promises, deployment)),
};

function ofDeployment(facts: Facts, promises: Promises, deployment: FactOf<'deployment'>): Breach[] {
  const { sku = '' } = deployment.value;
  const what = `the deployment ${called(deployment)}`;
  if (!isSkuName(sku)) {
    const message = `it is not known where ${what} processes prompts: the kit does not know the deployment type '${sku}'`;
    return [breachOf(deployment, 'sku', { message, help: `use one of: ${SKU_NAMES.join(', ')}` })];
  }
  const account = accountOf(facts, deployment);
  const known = knownAbout(promises, account, deployment);
  const promised = known?.residency ?? promises.residency;
  const region = findRegion(account?.value.location ?? known?.location ?? '');
  // A deployment type does not limit where a publisher processes prompts.
  if (publisherOf(deployment.value.format ?? '')?.processing === 'publisher') return byPublisher(what, promised, deployment);
  return [
    ...(region ? inRegion(what, sku, region, promised, deployment) : inUnknownRegion(what, sku, promised, deployment)),
    ...byPublisher(what, promised, deployment),
    ...spilloverBreaches(facts, deployment, region),
  ];
}

/** The deployment type limits only where Azure processes prompts, not where a publisher does. */
function byPublisher(what: string, promised: Residency | undefined, deployment: FactOf<'deployment'>): Breach[] {
  const { format } = deployment.value;
  if (promised === 'global' || format === undefined) return [];
  const { processing = 'unknown' } = publisherOf(format) ?? {};
  if (processing === 'azure') return [];
  const allowed =
    promised === undefined ? 'no residency is known for this stack' : `the residency allows ${residencyWords(promised)}`;
  return [
    breachOf(deployment, 'format', {
      severity: processing === 'publisher' ? 'error' : 'warning',
      message:
        processing === 'publisher'
          ? `${format} processes the prompts to ${what} itself, and may do so outside Azure; ${allowed}`
          : `it is not known whether ${format} or Azure processes the prompts to ${what}; ${allowed}`,
      help: 'deploy a model whose prompts Azure processes, such as a model of OpenAI',
    }),
  ];
}

function inRegion(
  what: string,
  sku: SkuName,
  region: Region,
  promised: Residency | undefined,
  deployment: FactOf<'deployment'>,
): Breach[] {
  if (allowsProcessing(promised ?? 'region', sku, region)) return [];
  const allowed =
    promised === undefined ? 'no residency is known for this stack' : `the residency allows ${residencyWords(promised)}`;
  const fitting = SKU_NAMES.filter((each) => allowsProcessing(promised ?? 'region', each, region));
  const say = promised === undefined ? 'declare the residency of the stack, or ' : '';
  return [
    breachOf(deployment, 'sku', {
      message: `${what} ('${sku}' in ${region.name}) may process prompts in ${processingPlace(sku, region)}; ${allowed}`,
      help: fitting.length === 0 ? 'choose another region' : `${say}use one of: ${fitting.join(', ')}`,
    }),
  ];
}

/** A deployment in an account outside the stack. Prompts that stay in the region of that account are processed there. */
function inUnknownRegion(
  what: string,
  sku: SkuName,
  promised: Residency | undefined,
  deployment: FactOf<'deployment'>,
): Breach[] {
  const { scope } = skuOf(sku);
  if (promised === 'global' || (scope === 'region' && (promised === undefined || promised === 'region'))) return [];
  return [
    breachOf(deployment, 'sku', {
      severity: scope === 'region' ? 'warning' : 'error',
      message: `it is not known where ${what} ('${sku}') processes prompts: the region of its account is not known`,
      help: 'make sure that the residency allows the region of the account, and use a deployment type that stays in that region',
    }),
  ];
}

/**
 * The account of a deployment. If only Terraform knows the account and the stack has exactly one, it is that one. An account that is
 * named by an ID is not in the stack.
 */
function accountOf(facts: Facts, { value }: FactOf<'deployment'>): FactOf<'account'> | undefined {
  const accounts = facts.all('account');
  const isOpen = value.account === undefined || (value.account.written.includes('${') && !facts.at(value.account.to?.address));
  return facts.referred('account', value.account) ?? (isOpen && accounts.length === 1 ? accounts[0] : undefined);
}

/** What is known about the account of a deployment beyond the Terraform. */
const knownAbout = (
  { accounts = {} }: Promises,
  account: FactOf<'account'> | undefined,
  { value }: FactOf<'deployment'>,
): AccountPromise | undefined => accounts[(account?.address ?? value.account?.written ?? '').toLowerCase()];

export const places: Guardrail = {
  id: 'guardrails/places',
  summary: 'Accounts and their logs are in regions that the residency allows; logs in an unknown region are a warning.',
  why: 'Data at rest stays in the region of the account. Logs, which show who sent requests and when, stay in the region of their workspace.',
  check: (subject) => {
    const { facts, promises } = subject;
    const accounts = facts.all('account').map((account) => ({
      account,
      home: findRegion(account.value.location ?? ''),
      promised: promises.accounts?.[account.address.toLowerCase()]?.residency ?? promises.residency,
    }));
    const homes = accounts.flatMap(({ home }) => home ?? []);
    const bound = accounts.flatMap(({ account, promised }) => (isBound(promised) ? [{ account, promised }] : []));
    const [first] = bound;
    if (!first || homes.length === 0) return [];
    const residency = isBound(promises.residency) ? promises.residency : first.promised;
    const isInside = (place: Region) =>
      accounts.some(({ home, promised }) => !isBound(promised) || (home && allowsPlace(promised, home, place)));
    return [
      ...bound.flatMap(({ account, promised }) =>
        outside('the account', account, promised, (place) => homes.some((home) => allowsPlace(promised, home, place))),
      ),
      ...facts.all('workspace').flatMap((workspace) => outside('the workspace', workspace, residency, isInside)),
      ...logStorage(facts).flatMap((storage) => outside('the storage account', storage, residency, isInside)),
      ...facts.all('logSetting').flatMap((setting) => elsewhere(subject, setting)),
    ];
  },
};

/** Whether a residency excludes any place. */
const isBound = (promised: Residency | undefined): promised is Exclude<Residency, 'global'> =>
  promised !== undefined && promised !== 'global';

/** A resource with a region. */
interface Located {
  readonly name: string | undefined;
  readonly location: string | undefined;
}

function outside<V extends Located>(
  what: string,
  fact: Fact<V>,
  promised: Residency,
  isInside: (place: Region) => boolean,
): Breach[] {
  const { location = '' } = fact.value;
  const place = findRegion(location);
  if (place && isInside(place)) return [];
  const message = place
    ? `${what} ${called(fact)} is in ${place.name} (${place.geography}); the residency allows ${residencyWords(promised)}`
    : `it is not known where ${what} ${called(fact)} is: the kit does not know the region '${location}'`;
  return [
    breachOf(fact, 'location', {
      message,
      help: `use one of: ${ALL_REGION_NAMES.filter((name: RegionName) => isKnownInside(name, isInside)).join(', ')}`,
    }),
  ];
}

const isKnownInside = (name: RegionName, isInside: (place: Region) => boolean) => {
  const region = findRegion(name);
  return region !== undefined && isInside(region);
};

/** The storage accounts of the stack that receive logs, or that may receive them. */
export const logStorage = (facts: Facts): readonly FactOf<'storage'>[] =>
  facts
    .all('storage')
    .filter((storage) =>
      facts
        .all('logSetting')
        .some(({ value }) =>
          SINKS.some((sink) =>
            [value[sink]?.to?.address, ...(value[sink]?.mentions ?? [])].some(
              (address) => facts.find('storage', address)?.address === storage.address,
            ),
          ),
        ),
    );

/** Logs that go to a destination outside the stack. */
const elsewhere = ({ facts }: Subject, setting: FactOf<'logSetting'>): Breach[] =>
  SINKS.flatMap((sink): Breach[] => {
    const to = setting.value[sink];
    const made = facts.at(to?.to?.address)?.kind;
    if (to === undefined || made === 'workspace' || made === 'storage') return [];
    const name = facts.nameOf(to)?.split('/').at(-1) ?? to.written;
    return [
      breachOf(setting, sink, {
        severity: 'warning',
        message: `logs go to '${name}', whose region is not known from this stack`,
        help: 'make sure that the residency allows its region',
      }),
    ];
  });
