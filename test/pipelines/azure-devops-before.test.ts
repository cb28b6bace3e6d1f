import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Workplace } from '../support/pipelines';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.clear();
});

const [FIRST, SECOND, THIRD] = ['a', 'b', 'c'].map((mark) => mark.repeat(40)) as [string, string, string];
const push = (id: number, commitId: string) => ({ id, sourceRefCommit: { commitId } });

/** The output of the script for a pull request with these pushes, in the build of this commit. */
async function before(pushes: readonly object[], commit: string, status = 200) {
  const urls: (string | undefined)[] = [];
  const server = createServer(({ url, headers }, response) => {
    urls.push(`${url ?? ''} ${headers.authorization ?? ''}`);
    response.writeHead(status).end(JSON.stringify({ value: pushes }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ended = await place.run(['node', 'pipelines/azure-devops-before.mjs'], {
    SYSTEM_COLLECTIONURI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    SYSTEM_TEAMPROJECTID: 'project',
    BUILD_REPOSITORY_ID: 'repository',
    SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
    SYSTEM_PULLREQUEST_SOURCECOMMITID: commit,
    SYSTEM_ACCESSTOKEN: 'token',
  });
  await new Promise((resolve) => server.close(resolve));
  return { ...ended, urls };
}

test('the commit before the last push is requested from Azure Repos', async () => {
  expect(await before([push(2, SECOND), push(1, FIRST), push(3, THIRD)], THIRD)).toEqual({
    ...{ status: 0, stdout: SECOND, stderr: '' },
    urls: ['/project/_apis/git/repositories/repository/pullRequests/7/iterations?api-version=7.1 Bearer token'],
  });
});

test.each([
  ['of the first push', [push(1, FIRST)], FIRST],
  ['of a push that is not known', [push(1, FIRST)], SECOND],
  ['after what is no commit', [push(1, 'x]y'), push(2, SECOND)], SECOND],
])('there is no commit before, in a build %s', async (_, pushes, commit) => {
  expect(await before(pushes, commit)).toMatchObject({ status: 0, stdout: '' });
});

test('a refusal is reported', async () => {
  const { status, stdout, stderr } = await before([], FIRST, 401);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('the pushes to the pull request: 401');
});
