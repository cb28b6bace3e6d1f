/** When to retry a request, in addition to the provider's own retries. */
export interface AzapiRetry {
  /** Regular expressions. A request whose error message matches one of them is retried until the resource's timeout. */
  readonly errorMessageRegex: readonly string[];
  /**
   * Seconds before the first retry, 1 to 120.
   *
   * @default 10, the provider's own default
   */
  readonly intervalSeconds?: number;
  /**
   * The longest wait between retries in seconds, 1 to 300.
   *
   * @default 180, the provider's own default
   */
  readonly maxIntervalSeconds?: number;
}

/** The retry settings in the spelling of Terraform. */
export const retryToTerraform = (retry: AzapiRetry | undefined) =>
  retry && {
    error_message_regex: retry.errorMessageRegex,
    interval_seconds: retry.intervalSeconds,
    max_interval_seconds: retry.maxIntervalSeconds,
  };
