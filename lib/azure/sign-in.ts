import type { TokenCredential } from '@azure/core-auth';
import { DefaultAzureCredential } from '@azure/identity';
import type { ServedCloud } from '../catalog/clouds';
import { authorityOf } from '../catalog/clouds';
import { isWithoutToken, SignInFailed } from './sign-in-failure';

/**
 * The identity that a person or a pipeline expects: environment variables, a workload or managed identity, `az login`, or
 * `azd auth login`, in this order.
 *
 * Every error of it means that there is no token, also one about a variable that the SDK cannot use.
 */
export function signIn(cloud: ServedCloud): TokenCredential {
  let credential: TokenCredential | undefined;
  return {
    getToken: async (scopes, options) => {
      try {
        credential ??= new DefaultAzureCredential({ authorityHost: authorityOf(cloud) });
        return await credential.getToken(scopes, options);
      } catch (error) {
        throw isWithoutToken(error) ? error : new SignInFailed(error);
      }
    },
  };
}
