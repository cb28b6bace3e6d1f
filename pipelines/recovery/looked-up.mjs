/** The candidates that are checked in Azure: all except those that exist according to the state. */
export const lookedUp = ({ created }) =>
  created.filter(({ reason, renewed, undone }) => reason === undefined && !renewed && !undone);
