import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const CELL = z.union([z.string(), z.number()]).nullish();
const RESULT = z
  .object({
    tables: z.array(z.object({ rows: z.array(z.array(CELL)) })),
    // An error beside the tables means that they can lack something.
    error: z.unknown().optional(),
  })
  // Azure answers without a body if the workspace has no data at all.
  .optional();

/** The records of requests to an account in a workspace. */
export interface RequestRecords {
  /** The number of records of the requests that were asked about. */
  readonly own: number;
  /** When the latest request to the account was that has a record, in milliseconds since 1970; undefined: none of the last day has. */
  readonly latest?: number;
}

/** The operation that `requestRecords` needs. A role can restrict it to tables. */
export const READ_RECORDS = 'Microsoft.OperationalInsights/workspaces/query/read';

/**
 * The records of requests to an account in a Log Analytics workspace, of the last day. It is asked afresh each time.
 *
 * Source: Azure/azure-rest-api-specs, operationalinsights data-plane, Query_Execute, 2017-10-01 (through Azure Resource Manager);
 * the table and its columns as in `KeyUseAlert`; that `CorrelationId` is the `apim-request-id` of the answer: a user's captures in
 * BerriAI/litellm issue 1721 (2024-01-31) and issue 38090 (2026-08-24).
 *
 * @param accountId the ID of the account
 * @param requestIds the IDs of requests, UUIDs in lower case
 */
export async function requestRecords(
  azure: ResourceManager,
  workspaceId: string,
  accountId: string,
  requestIds: readonly string[],
): Promise<Answer<RequestRecords>> {
  const [path, question] = [`${workspaceId}/query`, { query: queryFor(accountId, requestIds), timespan: 'P1D' }];
  const answer = await azure.askAfresh(path, '2017-10-01', question, RESULT);
  if (answer.kind !== 'found') return answer;
  const records = recordsIn(answer.value?.tables[0]?.rows[0]);
  if (answer.value?.error && records.own === 0)
    return { kind: 'unclear', call: `POST ${path}`, because: 'a result that is not complete' };
  return { kind: 'found', value: records };
}

/** A new workspace has neither the table nor its columns. Without records, the result is still one row. */
const queryFor = (accountId: string, requestIds: readonly string[]) =>
  [
    'union isfuzzy=true (datatable(TimeGenerated: datetime) []), AzureDiagnostics',
    `| where column_ifexists("_ResourceId", "") =~ "${accountId}"`,
    '| where column_ifexists("Category", "") == "RequestResponse"',
    '| extend id = tostring(column_ifexists("CorrelationId", ""))',
    `| summarize latest = max(TimeGenerated), own = countif(${isOwn(requestIds)})`,
    '| project latest, own',
  ].join('\n');

const isOwn = (requestIds: readonly string[]) =>
  requestIds.length === 0 ? 'false' : `id in~ (${requestIds.map((id) => `"${id}"`).join(', ')})`;

function recordsIn([latest, own]: readonly z.infer<typeof CELL>[] = []): RequestRecords {
  const time = typeof latest === 'string' ? Date.parse(latest) : NaN;
  return { own: Number(own ?? 0) || 0, ...(Number.isNaN(time) ? {} : { latest: time }) };
}
