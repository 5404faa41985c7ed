/** Cue points with their labels (`cue `, and `labl`, `note`, `ltxt` in `LIST adtl`) as annotations. */
import { eightBitText } from '../../base/eightBitText';
import type { ByteSource } from '../byteSource';
import type { FileAnnotation } from '../recording';
import { dataView, fourCharacters } from './riff';
import type { WavChunk } from './wavChunks';

/** More bytes of cues or labels than this is no honest marker list. */
const mostCueBytes = 4 * 1024 * 1024;
const cueEntryBytes = 24;

interface CueTexts {
  readonly text: Map<number, string>;
  readonly durationFrames: Map<number, number>;
}

/** Text up to its zero byte, as editors wrote it. */
function zeroTerminated(bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  const text = zero < 0 ? bytes : bytes.subarray(0, zero);
  return eightBitText(text).trim();
}

/** Adds what one `LIST adtl` body says about cue points. */
function collectTexts(body: Uint8Array, found: CueTexts): void {
  const view = dataView(body);
  let offset = 4;
  while (offset + 12 <= body.length) {
    const id = fourCharacters(body, offset);
    const size = view.getUint32(offset + 4, true);
    const cue = view.getUint32(offset + 8, true);
    const end = Math.min(body.length, offset + 8 + size);
    if (id === 'labl' || (id === 'note' && !found.text.has(cue))) {
      found.text.set(cue, zeroTerminated(body.subarray(offset + 12, end)));
    } else if (id === 'ltxt' && end >= offset + 16) {
      found.durationFrames.set(cue, view.getUint32(offset + 12, true));
    }
    offset += 8 + size + (size % 2);
  }
}

/** The cue points in order of onset; those past `frames` are left out, they point at nothing. */
export async function readWavCues(
  source: ByteSource,
  chunks: readonly WavChunk[],
  samplingRate: number,
  frames: number,
): Promise<readonly FileAnnotation[]> {
  const found: CueTexts = { text: new Map(), durationFrames: new Map() };
  for (const chunk of chunks) {
    if (chunk.id !== 'LIST' || chunk.size < 4) continue;
    const body = await source.read(chunk.offset, Math.min(chunk.size, mostCueBytes));
    if (fourCharacters(body, 0) === 'adtl') collectTexts(body, found);
  }
  const cues = chunks.find((chunk) => chunk.id === 'cue ');
  if (!cues) return [];
  const body = await source.read(cues.offset, Math.min(cues.size, mostCueBytes));
  const view = dataView(body);
  const annotations: FileAnnotation[] = [];
  for (let offset = 4; offset + cueEntryBytes <= body.length; offset += cueEntryBytes) {
    const id = view.getUint32(offset, true);
    const frame = view.getUint32(offset + 20, true);
    if (frame > frames) continue;
    annotations.push({
      onsetSeconds: frame / samplingRate,
      durationSeconds: (found.durationFrames.get(id) ?? 0) / samplingRate,
      text: found.text.get(id) ?? `Cue ${id}`,
    });
  }
  return annotations.sort((a, b) => a.onsetSeconds - b.onsetSeconds);
}
