import { retryToTerraform } from '../../../../lib/terraform/azapi/retry';

test('a missing retry is omitted', () => {
  expect(retryToTerraform(undefined)).toBeUndefined();
});

test('waits that are not set are omitted', () => {
  expect(retryToTerraform({ errorMessageRegex: ['Busy', 'Conflict'] })).toEqual({ error_message_regex: ['Busy', 'Conflict'] });
});

test('waits are written in seconds', () => {
  expect(retryToTerraform({ errorMessageRegex: [], intervalSeconds: 5, maxIntervalSeconds: 30 })).toEqual({
    error_message_regex: [],
    interval_seconds: 5,
    max_interval_seconds: 30,
  });
});
