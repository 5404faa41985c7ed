/** What the tests of XDF share: two streams, and frames that hold their numbers. */
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { collected } from '../../../fixtures/collected';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import {
  xdfLabels,
  xdfSamples,
  type XdfSample,
  type XdfStreamHeader,
} from '../../../fixtures/writers/xdfWriter';

export const open = (...chunks: readonly Uint8Array[]): Promise<Recording> =>
  openRecording(memoryLocation('a.xdf', new Map([['a.xdf', Buffer.concat(chunks)]])));

export const emg: XdfStreamHeader = {
  id: 1,
  name: 'Amp',
  type: 'EMG',
  rate: 1000,
  format: 'int32',
  channels: 2,
  desc: xdfLabels([
    ['Biceps', 'microvolts', 'EMG'],
    ['Elbow', 'deg', 'Goniometer'],
  ]),
};
export const markers: XdfStreamHeader = {
  id: 2,
  name: 'Words',
  type: 'Markers',
  rate: 0,
  format: 'string',
  channels: 1,
};

/** Frames whose first value is their number; those of a chunk state one time, as recorders write them, or all of them. */
export function frames(
  count: number,
  timeOf: (frame: number) => number,
  { from = 0, chunkFrames = 50, stream = emg, all = false } = {},
): Buffer {
  const chunks: Buffer[] = [];
  for (let start = from; start < from + count; start += chunkFrames) {
    const own = Math.min(chunkFrames, from + count - start);
    const samples = Array.from({ length: own }, (_, index): XdfSample => {
      const values = Array.from(
        { length: stream.channels },
        (__, channel) => (start + index) * (channel + 1),
      );
      return index === 0 || all ? { time: timeOf(start + index), values } : { values };
    });
    chunks.push(xdfSamples(stream, samples));
  }
  return Buffer.concat(chunks);
}

/** The sample at which a frame's number (the first channel's value) is read. */
export async function sampleOf(recording: Recording, frame: number): Promise<number> {
  return (await collected(recording, 0)).indexOf(frame);
}
