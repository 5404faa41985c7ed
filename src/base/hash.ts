/** SHA-256: the one place that names a library for it. */
import { createHash } from 'node:crypto';

/** What is hashed: parts as if they stood behind one another, texts in UTF-8. */
export type Hashed = readonly (string | Uint8Array)[];

/** The hash's 32 bytes. */
export function sha256(...parts: Hashed): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The hash's first digits, in lower case. @param digits 64 at most */
export function sha256Hex(parts: Hashed, digits = 64): string {
  return Buffer.from(sha256(...parts))
    .toString('hex')
    .slice(0, digits);
}
