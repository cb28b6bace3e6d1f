import { Construct } from 'constructs';
import { keptOn, markerOf } from './marker';

const PROPERTY = markerOf('innerScopes');

/** The scope with an id inside another, created on first use. */
export function innerScope(scope: Construct, id: string): Construct {
  const scopes = keptOn<Map<string, Construct>>(scope, PROPERTY, () => new Map());
  const inner = scopes.get(id) ?? new Construct(scope, id);
  scopes.set(id, inner);
  return inner;
}
