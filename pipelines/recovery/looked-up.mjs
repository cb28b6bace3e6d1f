/** The candidates that are looked up in Azure: all but those that the state says are there. */
export const lookedUp = ({ created }) =>
  created.filter(({ reason, renewed, undone }) => reason === undefined && !renewed && !undone);
