import { daysBetween } from '../collections/days';
import type { ServedCloud } from '../catalog/cloud-name';
import type { LifecycleReading } from '../catalog/models';
import { CATALOG_AS_OF, findVersion, versionsOf } from '../catalog/models';
import type { RetiredFamily } from '../catalog/retired';
import { retiredFamily } from '../catalog/retired';
import { lifecycleOf } from '../catalog/sku-lifecycle';
import type { CheckedDeployment, DeploymentProblem } from './deployment';

/** The days on which something is checked. */
export interface Days {
  /** The current day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The number of days before its retirement from which a version is a warning. */
  readonly retirementWarningDays: number;
}

/**
 * The problem of a version that Azure no longer serves, or will soon stop serving; the latter is a warning.
 *
 * Everything about another cloud is a warning: the catalogue has only the dates of the public cloud, and "in some cases, models are
 * retired in Azure Government earlier or later". Source: nicholasdbrady/foundry-docs models-sold-directly-by-azure-gov.mdx @ 8ebe262.
 *
 * @param cloud the cloud of the account; undefined if it is not known
 */
export function lifecycleProblem(
  deployment: CheckedDeployment,
  days: Days,
  cloud: ServedCloud = 'public',
): DeploymentProblem | undefined {
  const problem = publicProblem(deployment, days);
  if (!problem || cloud === 'public') return problem;
  return {
    ...problem,
    severity: 'warning',
    message: `unverified: in the public cloud, ${problem.message}; Azure Government can retire a model earlier or later`,
    help: LOOK_UP,
  };
}

const LOOK_UP = 'look up the date in the region: az cognitiveservices model list --location <region>';

function publicProblem(deployment: CheckedDeployment, days: Days): DeploymentProblem | undefined {
  const { model, version, sku, format } = deployment;
  const family = format === 'OpenAI' ? retiredFamily(model) : undefined;
  if (family) return { about: 'model', message: retirement(model, family), help: instead(family, deployment, days) };
  const found = findVersion(model, version);
  const lifecycle = found && lifecycleOf(found, sku);
  if (!lifecycle) return undefined;
  const problem = problemIn(lifecycle, deployment, days);
  const { other } = lifecycle;
  if (!other || isError(problem) === isError(problemIn(other, deployment, days))) return problem;
  return {
    about: 'version',
    severity: 'warning',
    message: `the sources disagree about ${model} ${version}: ${words(other)}; ${words(lifecycle)}`,
    help: `${LOOK_UP}; if Azure no longer accepts it, ${successor(lifecycle)}`,
  };
}

/** Whether Azure refuses new deployments of a version according to at least one source. About other clouds, no source says so. */
export function mayBeRefused(deployment: CheckedDeployment, days: Days, cloud: ServedCloud): boolean {
  const found = findVersion(deployment.model, deployment.version);
  const lifecycle = found && lifecycleOf(found, deployment.sku);
  if (!lifecycle || cloud !== 'public') return false;
  const { other } = lifecycle;
  return [lifecycle, ...(other ? [other] : [])].some((reading) => isError(problemIn(reading, deployment, days)));
}

const isError = (problem: DeploymentProblem | undefined) => problem !== undefined && problem.severity !== 'warning';

/** The problem according to one source. */
function problemIn(
  reading: LifecycleReading,
  { model, version, sku, alreadyDeployed }: CheckedDeployment,
  { today, retirementWarningDays }: Days,
): DeploymentProblem | undefined {
  const { stage, retirementDate } = reading;
  const what = `${model} ${version}${reading.source === 'azure' ? ` as ${sku}` : ''}`;
  if (stage === 'Retired' || (retirementDate !== null && retirementDate <= today)) {
    const message = `${what} was retired on ${retirementDate ?? 'an unknown date'} ${source(reading)}`;
    return { about: 'version', message, help: successor(reading) };
  }
  if (stage === 'Deprecated' && !alreadyDeployed)
    return {
      about: 'version',
      message: `${what} is deprecated ${source(reading)}: Azure rejects it in subscriptions that have never deployed it`,
      help: `if this subscription has deployed it before, set alreadyDeployed: true; otherwise, ${successor(reading)}`,
    };
  const days = retirementDate === null ? Infinity : daysBetween(today, retirementDate);
  if (days > retirementWarningDays) return undefined;
  const message = `${what} retires on ${String(retirementDate)}, in ${days} day${days === 1 ? '' : 's'} ${source(reading)}`;
  return { about: 'version', severity: 'warning', message, help: successor(reading) };
}

const retirement = (model: string, { retirementDate }: RetiredFamily) =>
  retirementDate === null
    ? `Azure has retired ${model} (the documentation of ${CATALOG_AS_OF} no longer lists it)`
    : `Azure retired ${model} on ${retirementDate}`;

/** Names a version that Azure still serves. */
function instead({ instead: model }: RetiredFamily, { sku }: CheckedDeployment, days: Days): string {
  const serves = (version: string) => !isError(lifecycleProblem({ model, version, sku, format: 'OpenAI' }, days));
  const version = versionsOf(model).findLast((each) => serves(each.version))?.version;
  return version === undefined ? NEWER : `use a newer model, such as model: ${model}, version: "${version}"; ${LISTED}`;
}

const LISTED = 'npx stamps models lists all models with their dates';
const NEWER = `choose a newer model: ${LISTED}`;

const SOURCES: Readonly<Record<LifecycleReading['source'], (asOf: string) => string>> = {
  azure: (asOf) => `(listed by Azure on ${asOf})`,
  documentation: (asOf) => `(documentation of ${asOf})`,
  thirdParty: (asOf) => `(read by a third party by ${asOf}, not verified with Microsoft)`,
};

const source = (reading: LifecycleReading) => SOURCES[reading.source](reading.asOf);

/** What a source states, such as `Legacy, retires on 2027-04-14 (documentation of 2026-07-28)`. */
function words(reading: LifecycleReading): string {
  const { stage, retirementDate } = reading;
  return `${stage}, ${retirementDate === null ? 'no retirement date' : `retires on ${retirementDate}`} ${source(reading)}`;
}

const successor = ({ replacement }: LifecycleReading) =>
  replacement === null ? NEWER : `use ${replacement}, which Microsoft names as its replacement`;
