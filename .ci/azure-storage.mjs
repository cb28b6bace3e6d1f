// A fake of the blobs of a storage account and of Entra ID, for Terraform's backend: azure-storage.mjs FOLDER MAY-WRITE.
// FOLDER contains key.pem and cert.pem. Each request is a line in FOLDER/requests. The identity MAY-WRITE may write; all others may
// only read. Terraform uses the fake as a proxy, whose address is in FOLDER/proxy.
import { Buffer } from 'node:buffer';
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { URL, URLSearchParams } from 'node:url';

const [folder, mayWrite] = process.argv.slice(2);
const file = (name) => `${folder}/${name}`;
const blobs = new Map();

const XML = { 'content-type': 'application/xml' };
const failure = (status, code) => ({
  status,
  body: `<Error><Code>${code}</Code></Error>`,
  headers: { ...XML, 'x-ms-error-code': code },
});
const EMPTY_LIST = '<EnumerationResults ContainerName="c"><Prefix/><Blobs/><NextMarker/></EnumerationResults>';

/** A token with the client ID of the request. Entra ID issues one only for a token that it trusts. */
function token(form) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const access_token = `${part({ alg: 'none' })}.${part({ appid: new URLSearchParams(form).get('client_id') })}.none`;
  return {
    status: 200,
    body: JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token }),
    headers: { 'content-type': 'application/json' },
  };
}

const clientOf = ({ headers }) => JSON.parse(Buffer.from(headers.authorization?.split('.')[1] ?? 'e30', 'base64url')).appid;
const metadataOf = ({ headers }) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-ms-meta-')));

function read({ pathname, searchParams }) {
  if (searchParams.get('comp') === 'list') return { status: 200, body: EMPTY_LIST, headers: XML };
  const blob = blobs.get(pathname);
  if (blob === undefined) return failure(404, 'BlobNotFound');
  const lease = { 'x-ms-lease-status': blob.lease === undefined ? 'unlocked' : 'locked' };
  return { status: 200, body: blob.content, headers: { 'content-type': 'application/json', ...lease, ...blob.metadata } };
}

function write({ pathname, searchParams }, request, content) {
  const blob = blobs.get(pathname) ?? {};
  const doing = searchParams.get('comp') ?? 'content';
  const changes = {
    content: () => ({ content, metadata: metadataOf(request) }),
    metadata: () => ({ metadata: metadataOf(request) }),
    lease: () => ({
      lease: request.headers['x-ms-lease-action'] === 'acquire' ? request.headers['x-ms-proposed-lease-id'] : undefined,
    }),
  };
  if (!(doing in changes)) return failure(400, 'NotPlayed');
  const changed = { ...blob, ...changes[doing]() };
  blobs.set(pathname, changed);
  const made = doing === 'content' || (doing === 'lease' && changed.lease !== undefined);
  return { status: made ? 201 : 200, headers: changed.lease === undefined ? {} : { 'x-ms-lease-id': changed.lease } };
}

function answerTo(url, request, content) {
  if (url.hostname.startsWith('login.')) return token(content);
  if (!url.hostname.includes('.blob.')) return failure(403, 'AuthorizationFailed');
  if (request.method === 'GET' || request.method === 'HEAD') return read(url);
  return clientOf(request) === mayWrite ? write(url, request, content) : failure(403, 'AuthorizationPermissionMismatch');
}

const storage = https.createServer(
  { key: readFileSync(file('key.pem')), cert: readFileSync(file('cert.pem')) },
  async (request, response) => {
    const url = new URL(request.url, `https://${request.headers.host}`);
    const { status, body = '', headers } = answerTo(url, request, await text(request));
    appendFileSync(file('requests'), `${request.method} ${url.hostname}${url.pathname} ${status}\n`);
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  },
);

/** Every host name is routed to this server. */
const proxy = http.createServer().on('connect', (_, client, head) => {
  const server = net.connect(storage.address().port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    server.write(head);
    server.pipe(client).pipe(server);
  });
  for (const [one, other] of [
    [client, server],
    [server, client],
  ])
    one.on('error', () => other.destroy());
});

storage.listen(0, '127.0.0.1', () => {
  proxy.listen(0, '127.0.0.1', () => {
    writeFileSync(file('proxy.new'), `http://127.0.0.1:${proxy.address().port}`);
    renameSync(file('proxy.new'), file('proxy'));
  });
});
