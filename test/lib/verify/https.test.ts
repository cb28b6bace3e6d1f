import { send } from '../../../lib/verify/https';
import { FakeDataPlane } from '../../support/azure/data-plane';
import { certificateFor } from '../../support/azure/certificate';

test.each(['silent', 'slow'] as const)('a server that is %s is not waited for longer than allowed', async (fault) => {
  const certificate = await certificateFor('x.openai.azure.com');
  const server = await FakeDataPlane.start(certificate, { deployments: [] }, () => ({ fault }));
  const request = { method: 'GET', host: 'x.openai.azure.com', address: '10.0.0.5', path: '/openai/v1/models' } as const;
  try {
    const begin = Date.now();
    const reply = await send(request, { timeout: 100, connectTo: server.place, ca: certificate.cert });
    expect(Date.now() - begin).toBeLessThan(2000);
    expect(reply).toMatchObject({ kind: 'none', because: 'no answer within 0.1 seconds' });
  } finally {
    await server.close();
  }
});
