import fc from 'fast-check';
import { openRecording } from '../../../../src/recording/openRecording';
import { RecordingError } from '../../../../src/recording/recordingError';
import type { Recording } from '../../../../src/recording/recording';
import { Random } from '../../../../src/simulation/random';
import { damage } from '../../../fuzz/recordings/damage';
import { anySpecimen, specimensOfEachKind } from '../../../fuzz/recordings/specimens';
import { assertAsRead, countedLocation, wholeOf } from './passes';

type Files = ReadonlyMap<string, Uint8Array>;

async function withOpened(
  files: Files,
  samplingRate: number | undefined,
  use: (recording: Recording) => Promise<void>,
): Promise<void> {
  const { location } = countedLocation(files);
  const recording = await openRecording(location, samplingRate === undefined ? {} : { samplingRate });
  try {
    await use(recording);
  } finally {
    await recording.close();
  }
}

/** Some channels in any order, each with a range of its own. */
async function checkSomeRanges(recording: Recording, random: Random): Promise<void> {
  const { channels } = recording;
  const wanted = [...channels.keys()]
    .filter(() => random.uniform(0, 1) < 0.6)
    .sort(() => random.uniform(-1, 1));
  const ranges = wanted.map((channel) => {
    const { samples } = channels[channel]!;
    const [one, other] = [0, 1].map(() => Math.floor(random.uniform(0, samples + 1)));
    return { channel, from: Math.min(one!, other!), to: Math.max(one!, other!) };
  });
  await assertAsRead(recording, ranges);
}

describe('Blocks in file order', () => {
  for (const { kind, files, samplingRate } of specimensOfEachKind()) {
    it(`hold the samples that are read: ${kind}`, async () => {
      await withOpened(files, samplingRate, async (recording) => {
        await assertAsRead(recording, wholeOf(recording));
        for (const channel of recording.channels.keys()) {
          await assertAsRead(recording, wholeOf(recording, [channel]));
        }
        for (let seed = 0; seed < 20; seed++) await checkSomeRanges(recording, new Random(seed));
      });
    });
  }

  it('hold the samples that are read of whole and of damaged files of every format', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const random = new Random(seed);
        const specimen = anySpecimen(random);
        const files = random.uniform(0, 1) < 0.3 ? specimen.files : damage(random, specimen).files;
        try {
          await withOpened(files, specimen.samplingRate, async (recording) => {
            await assertAsRead(recording, wholeOf(recording));
            await checkSomeRanges(recording, random);
          });
        } catch (error) {
          if (!(error instanceof RecordingError)) throw error;
        }
      }),
      { seed: 12, numRuns: 600 },
    );
  });
});
