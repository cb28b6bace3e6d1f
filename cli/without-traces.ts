/** Disables the stack traces that CDKTF formats for every token, which are not used and take half of the time of a synthesis. */
export function withoutTraces<T>(work: () => T): T {
  const errors: { prepareStackTrace?: unknown } = Error;
  const format = errors.prepareStackTrace;
  errors.prepareStackTrace = () => '';
  try {
    return work();
  } finally {
    errors.prepareStackTrace = format;
  }
}
