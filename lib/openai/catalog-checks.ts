import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { findRegion } from '../catalog/regions';
import { RETIREMENT_WARNING_DAYS } from '../catalog/retired';
import { today } from '../guardrails/today';
import { availabilityProblem } from '../model-checks/availability';
import type { CheckedDeployment, DeploymentProblem } from '../model-checks/deployment';
import { formatProblem } from '../model-checks/format';
import { lifecycleProblem } from '../model-checks/lifecycle';
import { isReference } from '../terraform/checks';
import { Guardrails } from '../terraform/guardrails';
import type { IOpenAIAccount } from './account-interface';

/** A deployment of an account, and why errors of the catalogue are accepted. */
interface Checked extends CheckedDeployment {
  readonly account: IOpenAIAccount;
  readonly catalogException?: string | undefined;
}

/** Stacks whose deployments are not checked at the moment. */
const unchecked = new WeakSet<TerraformStack>();

/** Adds deployments to a stack that are checked elsewhere. */
export function withoutCatalogChecks<T>(stack: TerraformStack, add: () => T): T {
  unchecked.add(stack);
  try {
    return add();
  } finally {
    unchecked.delete(stack);
  }
}

/**
 * Checks a deployment against the catalogue when its stack is synthesized, because the result depends on the day: errors stop the
 * synthesis, warnings are annotations. What only Terraform knows is not checked. The residency is checked by the guardrails.
 */
export function checkAgainstCatalog(construct: Construct, checked: Checked): void {
  if (unchecked.has(TerraformStack.of(construct))) return;
  const { model, version, format } = checked;
  if ([model, version, format].some(isReference)) return;
  const warned = new Set<string>();
  construct.node.addValidation({
    validate: () => {
      const problems = problemsOf(construct, checked);
      const warnings = problems.filter(({ severity }) => severity === 'warning').map(sentenceOf);
      for (const warning of warnings.filter((each) => !warned.has(each))) {
        warned.add(warning);
        Annotations.of(construct).addWarning(warning);
      }
      return problems.filter(({ severity }) => severity !== 'warning').map((each) => `${sentenceOf(each)}${WAY_OUT}`);
    },
  });
}

const WAY_OUT = '; if the catalogue is wrong, set catalogException to the reason';

const sentenceOf = ({ message, help }: DeploymentProblem) => `${message}; ${help}`;

function problemsOf(construct: Construct, checked: Checked): DeploymentProblem[] {
  const { account, catalogException } = checked;
  const place = account.location === undefined || isReference(account.location) ? undefined : findRegion(account.location);
  const residency = account.residency ?? Guardrails.of(construct).all.residency ?? 'region';
  const days = { today: today(), retirementWarningDays: RETIREMENT_WARNING_DAYS };
  const problems = [
    formatProblem(account.knownKind, checked, 'kind: AIServices for the account'),
    place ? availabilityProblem({ region: place, residency }, checked, days) : undefined,
    lifecycleProblem(checked, days, place?.cloud),
  ].filter((problem) => problem !== undefined);
  if (catalogException === undefined) return problems;
  return problems.map(({ message, ...problem }) => ({
    ...problem,
    severity: 'warning',
    message: `${message} (accepted: ${catalogException})`,
  }));
}
