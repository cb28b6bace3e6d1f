/** Disables the stack traces that CDKTF collects for every token, which are not used and take half of the time of a synthesis. */
export function withoutTraces<T>(work: () => T): T {
  const errors: { captureStackTrace: unknown } = Error;
  const capture = errors.captureStackTrace;
  // Errors that are thrown have their traces without this function.
  errors.captureStackTrace = () => undefined;
  try {
    return work();
  } finally {
    errors.captureStackTrace = capture;
  }
}
