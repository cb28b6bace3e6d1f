/** Refuses to go on if Node.js would trust every server, because the sign-in and the token would be sent to whatever answers. */
export function checkTrust(environment: Readonly<Record<string, string | undefined>>): void {
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  throw new Error(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 would send the token to any server: unset it, and name the certificate of a proxy that inspects TLS with NODE_EXTRA_CA_CERTS',
  );
}
