/** The variables that the Azure SDK takes its proxy from: the first one that is set. Source: `@typespec/ts-http-runtime`, proxyPolicy. */
const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/**
 * Refuses the address of a proxy that the SDK cannot use: it takes `proxy.example:8080` as an address of the scheme `proxy.example`, and
 * then connects to this machine. The value is not shown, because it can have a password.
 */
export function checkProxy(environment: Readonly<Record<string, string | undefined>>): void {
  const name = VARIABLES.find((each) => (environment[each] ?? '') !== '');
  const value = name === undefined ? undefined : environment[name];
  if (name === undefined || value === undefined || (/^https?:\/\//i.test(value) && URL.canParse(value))) return;
  throw new Error(
    `${name} is not the address of an HTTP proxy: write it with http:// or https://, such as http://proxy.example.com:8080`,
  );
}
