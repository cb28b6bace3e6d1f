import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keptPlan, Workplace } from '../support/pipelines';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.clear();
});

const MARKER = '<!-- azure-openai-stamps review -->';
const REPORT = `${MARKER}\n# Review\n`;

describe('the comment on GitHub', () => {
  const ENV = { GITHUB_REPOSITORY: 'contoso/stamps', PULL_REQUEST: '7', GH_TOKEN: 'token' };
  const COMMENTS = 'repos/contoso/stamps/issues/7/comments';

  /** A fake gh with these comments, which supports only the filter of the script. */
  const comments = (...all: { readonly id: number; readonly login: string; readonly body: string }[]) => {
    place.write('comments.json', all);
    place.program(
      'gh',
      `const filter = '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith(env.MARKER))) | .id';
      if (args.includes('--jq') && args.at(-1) !== filter) throw new Error('unknown filter');
      if (args.includes('--jq'))
        for (const { id, login, body } of JSON.parse(fs.readFileSync('comments.json', 'utf8')))
          if (login === 'github-actions[bot]' && body.startsWith(process.env.MARKER)) console.log(id);
      for (const field of args.filter((arg) => arg.startsWith('body=@'))) fs.copyFileSync(field.slice(6), 'sent');`,
    );
  };
  const comment = (env = {}) => {
    place.write('report.md', REPORT);
    return place.run(['pipelines/github-comment', 'report.md'], { ...ENV, ...env });
  };
  const written = () =>
    place
      .calls('gh')
      .filter((args) => args.includes('--method'))
      .map((args) => args.slice(2, 5));

  test('is created once', async () => {
    comments({ id: 1, login: 'alice', body: 'Nice.' });
    expect(await comment()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(written()).toEqual([['--method', 'POST', COMMENTS]]);
    expect(place.read('sent')).toBe(REPORT);
  });

  test('is updated afterwards, and the comment of another user that quotes it is not', async () => {
    comments(
      { id: 1, login: 'alice', body: REPORT },
      { id: 2, login: 'github-actions[bot]', body: `> ${MARKER}` },
      { id: 3, login: 'github-actions[bot]', body: `${MARKER}\nold` },
      { id: 4, login: 'github-actions[bot]', body: `${MARKER}\nolder` },
    );
    expect((await comment()).status).toBe(0);
    expect(written()).toEqual([['--method', 'PATCH', 'repos/contoso/stamps/issues/comments/3']]);
    expect(place.calls('gh')[0]).toEqual(expect.arrayContaining(['--paginate', COMMENTS]));
  });

  test('is not created if nothing changed, and is updated if it exists', async () => {
    comments();
    await comment({ ONLY_UPDATE: 'true' });
    expect(written()).toEqual([]);
    comments({ id: 3, login: 'github-actions[bot]', body: REPORT });
    await comment({ ONLY_UPDATE: 'true' });
    expect(written()).toEqual([['--method', 'PATCH', 'repos/contoso/stamps/issues/comments/3']]);
  });

  test('fails if GitHub fails, and if the file is not a report', async () => {
    place.program('gh', 'process.exit(4)');
    expect((await comment()).status).toBe(4);
    place.write('other.md', '# Other\n');
    expect(await place.run(['pipelines/github-comment', 'other.md'], ENV)).toMatchObject({
      status: 1,
      stderr: 'other.md does not start with a marker\n',
    });
  });
});

describe('the issues on drift', () => {
  const ENV = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'contoso/stamps', GITHUB_RUN_ID: '42' };
  const RUN = 'https://github.com/contoso/stamps/actions/runs/42';

  beforeEach(() => {
    const issues = [
      { number: 11, title: 'Drift: prod-b' },
      { number: 12, title: 'Drift: prod-c' },
      { number: 13, title: 'Drift: prod-d' },
      { number: 14, title: 'Drift: prod-a is what I fear' },
    ];
    place.program(
      'gh',
      `if (args[1] === 'list') process.stdout.write(${JSON.stringify(JSON.stringify(issues))});
      if (args.includes('--body-file')) fs.writeFileSync('body', fs.readFileSync(0, 'utf8'));`,
    );
  });

  const drift = () => place.run(['node', 'pipelines/github-drift.mjs', 'plans'], ENV);
  const written = () => place.calls('gh').slice(1);

  test('are opened, updated and closed, and not changed for stacks without a plan', async () => {
    place.write('plans/prod-a.json', keptPlan({ 'azurerm_subnet.x': ['update'] }));
    place.write('plans/prod-b.json', keptPlan({ 'azurerm_subnet.y': ['create'] }));
    place.write('plans/prod-c.json', keptPlan({}));
    place.write('plans/prod-e.json', keptPlan({}));
    expect(await drift()).toEqual({
      status: 0,
      stdout: 'prod-a: drift\nprod-b: drift\nprod-c: no drift\nprod-e: no drift\n',
      stderr: '',
    });
    expect(written()).toEqual([
      ['issue', 'create', '--title', 'Drift: prod-a', '--body-file', '-'],
      ['issue', 'edit', '11', '--body-file', '-'],
      ['issue', 'close', '12', '--comment', `No more drift: ${RUN}`],
    ]);
    expect(place.read('body')).toContain('| `azurerm_subnet.y` | create |');
    expect(place.read('body')).toContain(`(${RUN})`);
  });

  test('are not changed if no stack could be planned', async () => {
    expect((await drift()).status).toBe(0);
    expect(written()).toEqual([]);
  });

  test('fail if GitHub fails', async () => {
    place.program('gh', 'console.error("no such repository"); process.exit(1);');
    const { status, stderr } = await drift();
    expect(status).toBe(1);
    expect(stderr).toContain('gh issue list: no such repository');
  });
});

describe('the thread in Azure Repos', () => {
  interface Request {
    readonly method: string | undefined;
    readonly url: string | undefined;
    readonly authorization: string | undefined;
    readonly body: unknown;
  }

  async function comment(threads: readonly object[], env = {}) {
    const requests: Request[] = [];
    const server = createServer((request, response) => {
      let sent = '';
      request.on('data', (data: Buffer) => (sent += data.toString()));
      request.on('end', () => {
        const { method, url, headers } = request;
        requests.push({ method, url, authorization: headers.authorization, body: sent === '' ? undefined : JSON.parse(sent) });
        response.end(JSON.stringify({ value: threads }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    place.write('report.md', REPORT);
    const ended = await place.run(['node', 'pipelines/azure-devops-comment.mjs', 'report.md'], {
      SYSTEM_COLLECTIONURI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      SYSTEM_TEAMPROJECTID: 'project',
      BUILD_REPOSITORY_ID: 'repository',
      SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
      SYSTEM_ACCESSTOKEN: 'token',
      ...env,
    });
    await new Promise((resolve) => server.close(resolve));
    return { ended, requests };
  }
  const THREADS = '/project/_apis/git/repositories/repository/pullRequests/7/threads';
  const old = { id: 5, comments: [{ id: 1, content: `${MARKER}\nold` }] };

  test('is created once and closed, so that it does not block a merge', async () => {
    const { ended, requests } = await comment([
      { id: 4, comments: [{ id: 1, content: 'Nice.' }] },
      { ...old, isDeleted: true },
    ]);
    expect(ended).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(requests).toEqual([
      { method: 'GET', url: `${THREADS}?api-version=7.1`, authorization: 'Bearer token', body: undefined },
      {
        method: 'POST',
        url: `${THREADS}?api-version=7.1`,
        authorization: 'Bearer token',
        body: { comments: [{ parentCommentId: 0, content: REPORT, commentType: 1 }], status: 4 },
      },
    ]);
  });

  test('is updated afterwards', async () => {
    const { requests } = await comment([old], { ONLY_UPDATE: 'true' });
    expect(requests[1]).toMatchObject({
      method: 'PATCH',
      url: `${THREADS}/5/comments/1?api-version=7.1`,
      body: { content: REPORT },
    });
  });

  test('is not created if nothing changed', async () => {
    expect((await comment([], { ONLY_UPDATE: 'true' })).requests).toHaveLength(1);
  });
});
