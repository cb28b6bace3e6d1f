/** Why a file cannot be read or written, in words if the reason is common. */
export function fileFault(error: unknown): string {
  const { code, message = String(error) } = error as { readonly code?: string; readonly message?: string };
  return FAULTS[code ?? ''] ?? message;
}

const FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is not a folder',
};
