import { ValidationError } from '../../lib';

/** The message of the `ValidationError` of a call. Another error, such as a TypeError, is thrown on. */
export function refusalOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (ValidationError.isValidationError(error)) return error.message;
    throw error;
  }
}
