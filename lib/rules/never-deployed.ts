/** What to do with generated output that nothing was deployed from, as the last part of a help. */
export const neverDeployed = (environment: string, part: string, what = 'the stamp') =>
  `if ${what} was never deployed, delete generated/${environment}/${part} instead, including the lock file`;
