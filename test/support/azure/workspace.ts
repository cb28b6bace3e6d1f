import type { FakeDataPlane } from './data-plane';
import type { Answers, Asked, Reply } from './resource-manager';

/** A query of a Log Analytics workspace, through Azure Resource Manager. */
export const QUERY =
  'POST /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.OperationalInsights/workspaces/{workspace}/query';

/** The result of a query: one row. */
export const result = (...row: readonly unknown[]): Reply => ({
  body: {
    tables: [
      {
        name: 'PrimaryResult',
        columns: [
          { name: 'latest', type: 'datetime' },
          { name: 'own', type: 'long' },
        ],
        rows: [row],
      },
    ],
  },
});

/** The text of a query. */
export const queryOf = ({ body }: Asked): string => (body as { readonly query: string }).query;

/** A workspace with a record of each request that a local account has received. */
export const recordsOf =
  ({ requests }: Pick<FakeDataPlane, 'requests'>): Answers =>
  (asked) => {
    const own = requests.filter(({ id }) => queryOf(asked).includes(`"${id}"`));
    return result(requests.length === 0 ? null : new Date().toISOString(), own.length);
  };
