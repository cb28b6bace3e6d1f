type Environment = Readonly<Record<string, string | undefined>>;

/** Refuses variables with which the Azure SDK would connect elsewhere, or send its token to any server. */
export function checkEnvironment(environment: Environment): void {
  checkProxy(environment);
  checkTrust(environment);
}

/** The variables that the Azure SDK takes its proxy from: the first one that is set. Source: `@typespec/ts-http-runtime`, proxyPolicy. */
const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/**
 * Refuses the address of a proxy that the SDK cannot use: it takes `proxy.example:8080` as an address of the scheme `proxy.example`, and
 * then connects to this machine. The value is not shown, because it can have a password.
 */
function checkProxy(environment: Environment): void {
  for (const name of VARIABLES) {
    const value = environment[name] ?? '';
    if (value === '') continue;
    if (/^https?:\/\//i.test(value) && URL.canParse(value)) return;
    throw new Error(
      `${name} is not the address of an HTTP proxy: write it with http:// or https://, such as http://proxy.example.com:8080`,
    );
  }
}

/** Refuses to go on if Node.js would trust every server, because the sign-in and the token would be sent to whatever answers. */
function checkTrust(environment: Environment): void {
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  throw new Error(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 would send the token to any server: unset it, and name the certificate of a proxy that inspects TLS with NODE_EXTRA_CA_CERTS',
  );
}
