// Posts a report to a pull request in Azure Repos as one thread, which later runs update: azure-devops-comment.mjs FILE
//
// The first line of the file is a hidden marker that identifies the thread. The thread is closed, so that it does not block a merge if a
// policy requires all comments to be resolved. With ONLY_UPDATE=true, no new thread is created.
// Environment: SYSTEM_ACCESSTOKEN, and the variables of Azure Pipelines for the pull request.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const { SYSTEM_COLLECTIONURI, SYSTEM_TEAMPROJECTID, BUILD_REPOSITORY_ID, SYSTEM_PULLREQUEST_PULLREQUESTID } = process.env;
const repository = `${SYSTEM_COLLECTIONURI}${SYSTEM_TEAMPROJECTID}/_apis/git/repositories/${BUILD_REPOSITORY_ID}`;
const threads = `${repository}/pullRequests/${SYSTEM_PULLREQUEST_PULLREQUESTID}/threads`;
const CLOSED = 4;

async function ask(method, url, body) {
  const response = await globalThis.fetch(`${url}?api-version=7.1`, {
    method,
    headers: { authorization: `Bearer ${process.env.SYSTEM_ACCESSTOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} of the pull request's threads: ${response.status} ${await response.text()}`);
  return response.json();
}

const content = readFileSync(process.argv[2], 'utf8');
const [marker] = content.split('\n', 1);
if (!/^<!-- .+ -->$/.test(marker)) throw new Error(`${process.argv[2]} does not start with a marker`);

const { value } = await ask('GET', threads);
const thread = value.find(({ isDeleted, comments }) => !isDeleted && comments?.[0]?.content?.startsWith(marker));
if (thread !== undefined) await ask('PATCH', `${threads}/${thread.id}/comments/${thread.comments[0].id}`, { content });
else if (process.env.ONLY_UPDATE !== 'true')
  await ask('POST', threads, { comments: [{ parentCommentId: 0, content, commentType: 1 }], status: CLOSED });
