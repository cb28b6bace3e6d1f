/** When to send a request again, besides what the provider does by itself. */
export interface AzapiRetry {
  /** Regular expressions; an error message that matches one of them is tried again, until the resource's timeout. */
  readonly errorMessageRegex: readonly string[];
  /**
   * Seconds before the first repetition, 1 to 120.
   *
   * @default 10, the provider's own default
   */
  readonly intervalSeconds?: number;
  /**
   * The longest wait between repetitions in seconds, 1 to 300.
   *
   * @default 180, the provider's own default
   */
  readonly maxIntervalSeconds?: number;
}

/** The same in the spelling of Terraform. */
export const retryToTerraform = (retry: AzapiRetry | undefined) =>
  retry && {
    error_message_regex: retry.errorMessageRegex,
    interval_seconds: retry.intervalSeconds,
    max_interval_seconds: retry.maxIntervalSeconds,
  };
