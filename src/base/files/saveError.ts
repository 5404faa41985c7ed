/** Why a file can't be written, as one sentence that names the file and says what to do; error codes stay inside. */
import { FileError, systemReason } from './regularFile';

/** What stands in the way of writing a file. */
export type WriteObstacle =
  | 'read-only-file-system'
  | 'read-only-file'
  | 'no-permission'
  | 'disk-full'
  /** Only asked beforehand, by `writability`. */
  | 'disk-nearly-full'
  | 'quota'
  | 'name-too-long'
  | 'not-a-file'
  | 'folder-missing'
  | 'network'
  | 'busy'
  /** Another program holds the file's lock. */
  | 'locked'
  /** Another program writes it again and again. */
  | 'changing'
  | 'too-large'
  | 'disk'
  | 'other';

/** A file that could not be written; it is as it was. The message is one sentence or two to show. */
export class SaveError extends Error {
  readonly obstacle: WriteObstacle;

  constructor(obstacle: WriteObstacle, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'SaveError';
    this.obstacle = obstacle;
  }
}

/** What is wrong, and what to do about it. */
const reasons: Readonly<Record<Exclude<WriteObstacle, 'locked'>, string>> = {
  'read-only-file-system': 'it is on a file system that can only be read. Save a copy elsewhere.',
  'read-only-file': 'the file is marked read-only. Allow writing to it and save again.',
  'no-permission': 'you have no permission to write it. Ask for it, or save a copy elsewhere.',
  'disk-full': 'the disk is full. Free some space and save again.',
  'disk-nearly-full': 'the disk is nearly full. Free some space first.',
  quota: 'your share of the disk is used up. Free some space and save again.',
  'name-too-long': 'its name or path is too long for this file system. Save a copy under a shorter name.',
  'not-a-file': 'something that is not a file stands at its name. Move that away and save again.',
  'folder-missing': 'its folder is not there any more. Put it back, or save a copy elsewhere.',
  network: 'the network drive does not answer. Connect again and save again.',
  busy: 'another program is using it. Close it there and save again.',
  changing: 'another program keeps changing it. Close it there and save again.',
  'too-large': 'it is larger than the file system allows. Save a copy elsewhere.',
  disk: 'the disk reports an error. Save a copy elsewhere.',
  other: 'the file system refuses.',
};

const obstacles: Readonly<Partial<Record<string, WriteObstacle>>> = {
  EROFS: 'read-only-file-system',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'quota',
  ENAMETOOLONG: 'name-too-long',
  EISDIR: 'not-a-file',
  ENOTDIR: 'folder-missing',
  ENOENT: 'folder-missing',
  ELOOP: 'not-a-file',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EAGAIN: 'busy',
  EFBIG: 'too-large',
  EIO: 'disk',
  ENXIO: 'disk',
  ENODEV: 'disk',
  ENETDOWN: 'network',
  ENETUNREACH: 'network',
  ENETRESET: 'network',
  EHOSTDOWN: 'network',
  EHOSTUNREACH: 'network',
  ECONNREFUSED: 'network',
  ECONNRESET: 'network',
  ECONNABORTED: 'network',
  ENOTCONN: 'network',
  ETIMEDOUT: 'network',
  ESTALE: 'network',
  EPIPE: 'network',
};

/** The error's code (`ENOSPC`), where it is the file system's. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A `SaveError` for an obstacle that we found ourselves. */
export function refusal(
  obstacle: Exclude<WriteObstacle, 'locked'>,
  name: string,
  cause?: unknown,
): SaveError {
  return new SaveError(obstacle, `${name} can't be written: ${reasons[obstacle]}`, { cause });
}

/** The file system's error as a `SaveError`; every other error (a caller's own, too) is given back as it is. */
export function asSaveError(error: unknown, name: string): unknown {
  const code = codeOf(error);
  if (code === undefined || error instanceof SaveError || error instanceof FileError) return error;
  const { syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  const obstacle = obstacles[code] ?? 'other';
  if (obstacle !== 'other' && obstacle !== 'locked') return refusal(obstacle, name, error);
  const why = systemReason(error) ?? 'it gives no reason';
  return new SaveError('other', `${name} can't be written: the file system refuses (${why}).`, {
    cause: error,
  });
}
