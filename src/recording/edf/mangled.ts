/** Whether a copy has treated an EDF or BDF file as text: its header, all ASCII, comes through that, its samples do not. */
import type { ByteSource } from '../byteSource';
import { copyWarnings, hasLostEighthBits, sevenBitSentence } from '../otherContent/copyDamage';
import { RecordingError } from '../recordingError';
import type { EdfHeader } from './header';
import { isChannel } from './signals';

/**
 * The warning that samples are shifted, where they are.
 * @throws RecordingError where the copy has left nothing of the samples.
 */
export async function mangledBytes(source: ByteSource, header: EdfHeader): Promise<readonly string[]> {
  const { dataStart, recordBytes, promisedRecords, fileName, beginning } = header;
  if (!header.signals.some(isChannel) || source.size <= dataStart) return [];
  const surplus =
    promisedRecords === undefined ? undefined : source.size - dataStart - promisedRecords * recordBytes;
  if (surplus === 0) {
    const annotates = header.signals.some(({ holdsAnnotations }) => holdsAnnotations);
    if (annotates || header.bytesPerSample !== 2 || !hasLostEighthBits(beginning)) return [];
    throw new RecordingError('damaged', `${fileName} can't be read: ${sevenBitSentence}.`);
  }
  return copyWarnings(source, dataStart, surplus);
}
