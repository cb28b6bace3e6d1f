import { endpointPrefixOf, rangeProblem, spaceProblem, subnetProblems } from '../catalog/addresses';
import { isReference, shown } from '../terraform/checks';

/** The problem of a range; undefined if there is none, or if only Terraform knows it. */
export function rangeFailure(what: string, cidr: string): string | undefined {
  if (isReference(cidr)) return undefined;
  const problem = typeof cidr === 'string' ? rangeProblem(cidr) : 'is not text';
  return problem === undefined ? undefined : `the ${what} ${shown(cidr)} ${problem}`;
}

/** The problems of the ranges of a network and its subnet, as sentences. What only Terraform knows is not checked. */
export function rangeFailures(addressSpace: string, prefix: string | undefined): string[] {
  const malformed = rangeFailure('address space', addressSpace);
  if (malformed !== undefined) return [malformed];
  if (isReference(addressSpace)) {
    const alone = prefix === undefined ? UNKNOWN_PREFIX : rangeFailure('subnet range', prefix);
    return alone === undefined ? [] : [alone];
  }
  const space = spaceProblem(addressSpace);
  const subnet = space || isReference(prefix) ? [] : subnetProblems(addressSpace, prefix ?? endpointPrefixOf(addressSpace));
  return [...(space ? [space] : []), ...subnet].map(({ message, help }) => `${message}: ${help}`);
}

const UNKNOWN_PREFIX =
  'the address space is a reference, whose value only Terraform knows, so the range of the subnet must be set: privateEndpointPrefix';
