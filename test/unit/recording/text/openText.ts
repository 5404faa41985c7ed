/** Opens text that a test holds in memory, the way the registry would. */
import { memorySource, openFileSource, type ByteSource } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import type { OpenOptions } from '../../../../src/recording/format';
import type { Recording } from '../../../../src/recording/recording';
import { textFormat } from '../../../../src/recording/text/textFormat';
import { sharedData } from '../../sharedData';

function openSource(source: ByteSource, options: OpenOptions): Promise<Recording> {
  return textFormat.open(source, memoryLocation(source.name, new Map()), options);
}

export function openText(content: string | Uint8Array, options: OpenOptions = {}): Promise<Recording> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return openSource(memorySource('test.csv', bytes), options);
}

export async function openSharedText(relativePath: string): Promise<Recording> {
  return openSource(await openFileSource(sharedData(relativePath)), {});
}

export function recognisesText(content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return textFormat.recognises(bytes.subarray(0, 4096), 'test.txt', bytes.length <= 4096);
}

/** Every sample of a channel; -0, which text does not tell from 0, as 0. */
export async function readAll(recording: Recording, channelIndex: number): Promise<number[]> {
  const samples = recording.channels[channelIndex]?.samples ?? 0;
  return Array.from(await recording.read(channelIndex, 0, samples), (sample) => sample + 0);
}
