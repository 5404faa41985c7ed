/** Tables of so many columns that the first rows fill more than what most formats are known by. */
import assert from 'node:assert/strict';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { openRecording } from '../../../../src/recording/openRecording';
import { writeText } from '../../../fixtures/writers/textWriter';

const seconds = (usage: NodeJS.CpuUsage): number => (usage.user + usage.system) / 1e6;

describe('A text table of long rows', () => {
  for (const channels of [256, 1024, 2000]) {
    it(`of ${channels} channels of ten characters opens`, async () => {
      const values = Array.from({ length: 40 }, (_, row) => Number((-1.2345678 - (row % 7)).toFixed(7)));
      const bytes = writeText({
        delimiter: ',',
        header: true,
        columns: Array.from({ length: channels }, (_, index) => ({ name: `EMG ${index + 1}`, values })),
      });
      const location = memoryLocation('wide.csv', new Map([['wide.csv', bytes]]));
      const recording = await openRecording(location, { samplingRate: 2000 });
      assert.equal(recording.channels.length, channels);
      const read = [...(await recording.read(channels - 1, 0, 40))];
      assert.deepEqual(read, values.map(Math.fround));
    });
  }

  it('is looked for in other files without their opening being felt', async () => {
    const others: Readonly<Record<string, Uint8Array>> = {
      prose: Buffer.from('It was a dark and stormy night; 3 men sat by the fire.\n'.repeat(4000)),
      commas: Buffer.alloc(200_000, ','),
      ones: Buffer.alloc(200_000, '1'),
      lines: Buffer.alloc(200_000, 'a\n'),
      'one and comma': Buffer.alloc(200_000, '1,'),
      bytes: Buffer.alloc(200_000, Uint8Array.of(200, 3, 0, 9)),
    };
    for (const [title, bytes] of Object.entries(others)) {
      const before = process.cpuUsage();
      const opening = openRecording(memoryLocation('a', new Map([['a', bytes]])), { samplingRate: 1000 });
      await opening.catch((error: unknown) => assert.match(String(error), /none of the formats|no table/u));
      const used = seconds(process.cpuUsage(before));
      assert.ok(used < 1, `${title}: ${used} s`);
    }
  });
});
