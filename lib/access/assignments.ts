import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { keptOn, markerOf } from '../terraform/marker';

const PROPERTY = markerOf('assignments');

/** The role assignments of one stack, by their names, with the path of the construct that creates each. */
type Assignments = Map<string, string>;

/**
 * Reserves the name of a role assignment in the stack of a construct. The name is derived from scope, principal and role, and Azure
 * rejects a second assignment of a role to a principal, even with another name.
 *
 * @returns the path of the construct that already creates the assignment; undefined if there is none
 */
export function reserveAssignment(construct: IConstruct, name: string): string | undefined {
  const assignments = keptOn<Assignments>(TerraformStack.of(construct), PROPERTY, () => new Map());
  const other = assignments.get(name);
  if (other === undefined) assignments.set(name, construct.node.path);
  return other;
}
