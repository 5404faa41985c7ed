import assert from 'node:assert/strict';
import type { DetectedEvent, DetectionResult } from '../../../src/detection/detectedEvent';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import { fileLocation } from '../../../src/recording/byteSource';
import { openRecording } from '../../../src/recording/openRecording';
import { describeWithSharedData, sharedData } from '../sharedData';

async function detectIn(file: string): Promise<DetectionResult> {
  const recording = await openRecording(fileLocation(sharedData(file)));
  try {
    return await detect(recording, defaultParameters);
  } finally {
    await recording.close();
  }
}

const isActive = (event: DetectedEvent): boolean =>
  event.evidence.some(({ criterion }) => criterion === 'active-over-noise');
const seconds = (events: readonly DetectedEvent[]): number =>
  events.reduce((sum, event) => sum + event.endSeconds - event.onsetSeconds, 0);

describeWithSharedData('The first engine, on real recordings', () => {
  it('finds the two knee extensions on both EMG channels, and nothing as large beside them', async () => {
    const { events } = await detectIn('emg-with-torque/knee.edf');
    for (const channel of [0, 1]) {
      const large = events.filter((event) => isActive(event) && event.channels[0] === channel).filter((event) =>
        event.evidence.some(({ criterion, value }) => criterion === 'peak-amplitude' && value > 50),
      ); // prettier-ignore
      // Read off the plotted traces: torque and EMG stand out together from 3.1 to 5.2 s and from 28.2 to 30.9 s.
      assert.equal(large.length, 2);
      const edges = large.flatMap(({ onsetSeconds, endSeconds }) => [onsetSeconds, endSeconds]);
      [3.1, 5.25, 28.2, 30.9].forEach((expected, i) => {
        assert.ok(Math.abs(edges[i]! - expected) < 0.15, `edge ${i} of channel ${channel} at ${edges[i]} s`);
      });
    }
  });

  it('calls the knee at rest only while the torque is at its baseline', async () => {
    const { events } = await detectIn('emg-with-torque/knee.edf');
    const rest = events.filter(({ label }) => label === 'rest');
    assert.ok(seconds(rest) > 60, `${seconds(rest)} s of rest on two channels of 112 s`);
    for (const event of rest) {
      const force = event.evidence.find(({ criterion }) => criterion === 'force-at-baseline');
      assert.ok(force?.threshold !== undefined && force.value <= force.threshold);
    }
  });

  for (const name of ['emg_healthy', 'emg_myopathy', 'emg_neuropathy']) {
    it(`takes ${name} for one contraction throughout and doubts its noise level, for there is no rest in it`, async () => {
      const { events } = await detectIn(`physionet-emgdb/${name}.hea`);
      assert.equal(events.length, 1);
      assert.ok(isActive(events[0]!) && seconds(events) > 12.5);
      assert.ok(events[0]!.probability <= 0.5);
    });
  }

  it('never calls steady needle contractions rest, whoever the subject is', async () => {
    for (const name of ['N2001A01BB01', 'N2001C01BB51', 'N2001C08BB71', 'N2001M02BB01', 'N2001M06BB11']) {
      const { events } = await detectIn(`n2001-dev/${name}.hea`);
      assert.ok(
        events.every(({ label }) => label === 'indeterminate'),
        name,
      );
      assert.ok(
        seconds(events.filter(isActive)) > 5,
        `${name}: active for ${seconds(events.filter(isActive))} s`,
      );
    }
  });

  it('gives the same answer twice', async () => {
    const file = 'n2001-dev/N2001A01BB01.hea';
    assert.equal(JSON.stringify(await detectIn(file)), JSON.stringify(await detectIn(file)));
  });
});
