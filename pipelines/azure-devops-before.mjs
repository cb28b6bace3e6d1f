// Prints the commit that a pull request in Azure Repos had before its last push; prints nothing if there was none.
// Environment: SYSTEM_ACCESSTOKEN, and the variables of Azure Pipelines for the pull request.
import process from 'node:process';

const { SYSTEM_COLLECTIONURI, SYSTEM_TEAMPROJECTID, BUILD_REPOSITORY_ID, SYSTEM_PULLREQUEST_PULLREQUESTID } = process.env;
const repository = `${SYSTEM_COLLECTIONURI}${SYSTEM_TEAMPROJECTID}/_apis/git/repositories/${BUILD_REPOSITORY_ID}`;
const url = `${repository}/pullRequests/${SYSTEM_PULLREQUEST_PULLREQUESTID}/iterations?api-version=7.1`;
const response = await globalThis.fetch(url, { headers: { authorization: `Bearer ${process.env.SYSTEM_ACCESSTOKEN}` } });
if (!response.ok) throw new Error(`the pushes to the pull request: ${response.status} ${await response.text()}`);

const { value } = await response.json();
const commits = value.sort((one, other) => one.id - other.id).map(({ sourceRefCommit }) => sourceRefCommit?.commitId);
const before = commits[commits.lastIndexOf(process.env.SYSTEM_PULLREQUEST_SOURCECOMMITID) - 1];
// The output becomes the value of a variable.
if (/^[0-9a-f]{40}$/.test(before ?? '')) process.stdout.write(before);
