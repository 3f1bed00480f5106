const REASONS: { readonly [code: string]: string } = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "is a directory",
  ELOOP: "too many symbolic links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "name too long",
  ENXIO: "not a regular file",
  EROFS: "read-only file system",
  ENOSPC: "no space left on the device",
};

/** What the system calls its errors, for people. */
export function reasonOf(error: unknown): string {
  return REASONS[errorCodeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

export function errorCodeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
