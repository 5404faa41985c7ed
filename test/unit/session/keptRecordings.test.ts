/** Real recordings, detected with and without what an earlier opening has kept. */
import assert from 'node:assert/strict';
import { noChoice } from '../../../src/detection/detectionChoice';
import { describeWithSharedData, sharedData } from '../sharedData';
import { storeFolder } from '../store/folder';
import { openedSession, textOf, type OpeningOptions } from './sessions';

const recordings = [
  'deltoid-biceps-dev/hea02-lbiceps-204.edf',
  'deltoid-biceps-dev/myo40-rdeltoid-141.edf',
  'deltoid-biceps-dev/neu60-rbiceps-365.edf',
  'n2001-dev/N2001M06BB09.hea',
];

describeWithSharedData('A real recording that was open before', function () {
  const folder = storeFolder();

  /** Events, trains and the units of every channel, and how many samples were read for them. */
  async function everythingOf(
    recording: string,
    options: OpeningOptions = {},
  ): Promise<{ readonly text: string; readonly samples: number }> {
    const { session, read, close } = await openedSession(sharedData(recording), folder(), options);
    const all: unknown[] = [await session.detect(noChoice)];
    for (const channel of session.recording.channels.keys()) {
      all.push(await session.units(channel, noChoice));
    }
    const samples = read();
    await close();
    return { text: textOf(all), samples };
  }

  for (const recording of recordings) {
    it(`is told the same of to the last bit, and no sample is read: ${recording}`, async () => {
      const first = await everythingOf(recording);
      assert.ok(first.samples > 0);
      const again = await everythingOf(recording);
      assert.equal(again.samples, 0);
      assert.ok(again.text === first.text, 'it is told otherwise');
      assert.ok((await everythingOf(recording, { isKept: false })).text === first.text);
    }).timeout(60_000);
  }
});
