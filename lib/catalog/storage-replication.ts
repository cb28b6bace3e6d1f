/** The replication of states: in one data centre, or in three zones. Never in another region, which may be in another geography. */
export const STATE_REPLICATIONS = ['LRS', 'ZRS'] as const;
export type StateReplication = (typeof STATE_REPLICATIONS)[number];
