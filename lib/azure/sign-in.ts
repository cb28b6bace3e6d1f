import type { TokenCredential } from '@azure/core-auth';
import { DefaultAzureCredential } from '@azure/identity';
import type { ServedCloud } from '../catalog/clouds';
import { authorityOf } from '../catalog/clouds';

/**
 * The identity that a person or a pipeline expects: environment variables, a workload or managed identity, `az login`, or
 * `azd auth login`, in this order.
 */
export const signIn = (cloud: ServedCloud): TokenCredential =>
  new DefaultAzureCredential({ authorityHost: authorityOf(cloud) });
