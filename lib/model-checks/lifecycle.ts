import type { ServedCloud } from '../catalog/cloud-name';
import type { Lifecycle } from '../catalog/models';
import { CATALOG_AS_OF, findVersion } from '../catalog/models';
import type { RetiredFamily } from '../catalog/retired';
import { retiredFamily } from '../catalog/retired';
import type { CheckedDeployment, DeploymentProblem } from './deployment';

const DAY = 24 * 60 * 60 * 1000;

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
    help: 'look up the date in the region: az cognitiveservices model list --location <region>',
  };
}

function publicProblem(
  { model, version, format, alreadyDeployed }: CheckedDeployment,
  { today, retirementWarningDays }: Days,
): DeploymentProblem | undefined {
  const family = format === 'OpenAI' ? retiredFamily(model) : undefined;
  if (family)
    return {
      about: 'model',
      message: `Azure has retired ${model} ${retirement(family)}`,
      help: `choose a newer model, such as ${family.instead}: npx stamps models lists them with their dates`,
    };
  const lifecycle = findVersion(model, version)?.lifecycle;
  if (!lifecycle) return undefined;
  const { stage, retirementDate } = lifecycle;
  const what = `${model} ${version}`;
  if (stage === 'Retired' || (retirementDate !== null && retirementDate <= today)) {
    const message = `${what} was retired on ${retirementDate ?? 'an unknown date'} ${source(lifecycle)}`;
    return { about: 'version', message, help: successor(lifecycle) };
  }
  if (stage === 'Deprecated' && !alreadyDeployed)
    return {
      about: 'version',
      message: `${what} is deprecated ${source(lifecycle)}: Azure rejects it in subscriptions that have never deployed it`,
      help: `if this subscription has deployed it before, set alreadyDeployed: true; otherwise, ${successor(lifecycle)}`,
    };
  const days = retirementDate === null ? Infinity : Math.round((Date.parse(retirementDate) - Date.parse(today)) / DAY);
  if (days > retirementWarningDays) return undefined;
  const message = `${what} retires on ${String(retirementDate)}, in ${days} day${days === 1 ? '' : 's'} ${source(lifecycle)}`;
  return { about: 'version', severity: 'warning', message, help: successor(lifecycle) };
}

const retirement = ({ retirementDate }: RetiredFamily) =>
  retirementDate === null ? `(the documentation of ${CATALOG_AS_OF} no longer lists it)` : `on ${retirementDate}`;

const source = ({ verified }: Lifecycle) =>
  verified ? `(documentation of ${CATALOG_AS_OF})` : '(read by a third party in autumn 2026, not verified with Microsoft)';

const successor = ({ replacement }: Lifecycle) =>
  replacement === null
    ? 'choose a newer model: npx stamps models lists them with their dates'
    : `use ${replacement}, which Microsoft names as its replacement`;
