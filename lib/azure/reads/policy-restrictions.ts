import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';

/** A resource as it would be created. */
export interface ResourceContent {
  /** The API version that its properties are written in. */
  readonly apiVersion: string;
  /** Its type, name, location and properties. */
  readonly content: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** A policy that a resource would not meet. */
export interface PolicyEvaluation {
  /** The ID of the assignment; empty if Azure does not say. */
  readonly assignmentId: string;
  /** What the policy does, such as `Deny`; empty if Azure does not say. */
  readonly effect: string;
  /** Why, in the words of the policy; empty if it has none. */
  readonly reason: string;
  /** What the policy looked at; empty if the identity may not see that. */
  readonly expressions: readonly PolicyExpression[];
}

/** A condition of a policy, and what it found. */
export interface PolicyExpression {
  /** The field, such as `location`, or an expression. */
  readonly field: string;
  /** Such as `NotIn`; empty if Azure does not say. */
  readonly operator: string;
  /** What the condition compares with, as JSON; undefined if Azure does not say. */
  readonly target?: string;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const EXPRESSION = z
  .object({ expression: text, path: text, operator: text, targetValue: z.unknown() })
  .transform(({ expression, path, operator, targetValue }): PolicyExpression => ({
    ...{ field: expression === '' ? path : expression, operator },
    ...(targetValue === undefined || targetValue === null ? {} : { target: JSON.stringify(targetValue) }),
  }));

const RESTRICTIONS = z.object({
  contentEvaluationResult: z.object({
    policyEvaluations: z
      .array(
        z.object({
          policyInfo: z.object({ policyAssignmentId: text }).nullish(),
          evaluationResult: text,
          evaluationDetails: z.object({ reason: text, evaluatedExpressions: z.array(EXPRESSION).nullish() }).nullish(),
          effectDetails: z.object({ policyEffect: text }).nullish(),
        }),
      )
      .nullish(),
  }),
});

/** The operation that `policyRestrictions` needs, although it is a POST. */
export const CHECK_POLICIES = 'Microsoft.PolicyInsights/checkPolicyRestrictions/read';

/**
 * The policies that a resource would not meet, those that only audit included. Whether exemptions count is not documented.
 *
 * Source: Microsoft's REST API reference, Policy Restrictions - Check At Resource Group Scope and At Subscription Scope, 2024-10-01.
 *
 * @param scope the ID of the resource group, which must exist, or of the subscription
 */
export const policyRestrictions = async (
  azure: ResourceManager,
  scope: string,
  { apiVersion, content }: ResourceContent,
): Promise<Answer<readonly PolicyEvaluation[]>> =>
  mapAnswer(
    await azure.ask(
      `${scope}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions`,
      '2024-10-01',
      { resourceDetails: { resourceContent: content, apiVersion }, includeAuditEffect: true },
      RESTRICTIONS,
    ),
    ({ contentEvaluationResult: { policyEvaluations } }) =>
      (policyEvaluations ?? [])
        .filter(({ evaluationResult }) => evaluationResult.toLowerCase() !== 'compliant')
        .map(({ policyInfo, evaluationDetails, effectDetails }) => ({
          assignmentId: policyInfo?.policyAssignmentId ?? '',
          effect: effectDetails?.policyEffect ?? '',
          reason: evaluationDetails?.reason ?? '',
          expressions: evaluationDetails?.evaluatedExpressions ?? [],
        })),
  );

/** An assignment of a policy. */
export interface PolicyAssignment {
  /** The name for people; empty if it has none. */
  readonly displayName: string;
  /** Whether it has an effect. */
  readonly isEnforced: boolean;
}

const ASSIGNMENT = z.object({ properties: z.object({ displayName: text, enforcementMode: text }) });

/** The operation that `policyAssignment` needs, where the policy is assigned. */
export const READ_POLICY_ASSIGNMENTS = 'Microsoft.Authorization/policyAssignments/read';

/**
 * An assignment of a policy by its ID.
 *
 * Source: Microsoft's REST API reference, Policy Assignments - Get By Id, 2024-05-01.
 */
export const policyAssignment = async (azure: ResourceManager, id: string): Promise<Answer<PolicyAssignment>> =>
  mapAnswer(await azure.get(id, '2024-05-01', ASSIGNMENT), ({ properties: { displayName, enforcementMode } }) => ({
    displayName,
    isEnforced: enforcementMode !== 'DoNotEnforce',
  }));
