import assert from 'node:assert/strict';
import type { DetectedEvent, DetectionResult } from '../../../src/detection/result/detectedEvent';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import { fileLocation } from '../../../src/recording/byteSource';
import { openRecording } from '../../../src/recording/openRecording';
import { describeWithSharedData, sharedData } from '../sharedData';
import { stateOf } from './recordings';

async function detectIn(file: string): Promise<DetectionResult> {
  const recording = await openRecording(fileLocation(sharedData(file)));
  try {
    return await detect(recording, defaultParameters);
  } finally {
    await recording.close();
  }
}

const isActive = (event: DetectedEvent): boolean => stateOf(event) === 'active';
const seconds = (events: readonly DetectedEvent[]): number =>
  events.reduce((sum, event) => sum + event.endSeconds - event.onsetSeconds, 0);
const has = (event: DetectedEvent, name: string): boolean =>
  event.evidence.some(({ criterion }) => criterion === name);

describeWithSharedData('The engine, on real recordings', () => {
  it('finds the two knee extensions on both EMG channels, and nothing as large beside them', async () => {
    const { events } = await detectIn('emg-with-torque/knee.edf');
    for (const channel of [0, 1]) {
      const large = events.filter(
        (event) =>
          isActive(event) &&
          event.channels.includes(channel) &&
          event.evidence.some(({ criterion, value }) => criterion === 'peak-amplitude' && value > 50),
      );
      // Read off the plotted traces: torque and EMG stand out together from 3.1 to 5.2 s and from 28.2 to 30.9 s.
      assert.equal(large.length, 2);
      const edges = large.flatMap(({ onsetSeconds, endSeconds }) => [onsetSeconds, endSeconds]);
      [3.1, 5.25, 28.2, 30.9].forEach((expected, i) => {
        assert.ok(Math.abs(edges[i]! - expected) < 0.15, `edge ${i} of channel ${channel} at ${edges[i]} s`);
      });
    }
  });

  it('calls the knee at rest only while the torque is at its baseline, and never a contracture', async () => {
    const { events } = await detectIn('emg-with-torque/knee.edf');
    for (const event of events) {
      assert.ok(!event.label.endsWith('-cramp'), `${event.label} at ${event.onsetSeconds} s`);
      if (event.label !== 'rest') continue;
      const force = event.evidence.find(({ criterion }) => criterion === 'contracture-force');
      assert.ok(force && !force.met, `rest at ${event.onsetSeconds} s`);
    }
  });

  for (const name of ['emg_healthy', 'emg_myopathy', 'emg_neuropathy']) {
    it(`takes ${name} for activity throughout, claims no silence in it and no cramp`, async () => {
      const { events } = await detectIn(`physionet-emgdb/${name}.hea`);
      assert.ok(seconds(events.filter(isActive)) > 12.4, `active for ${seconds(events.filter(isActive))} s`);
      assert.ok(events.every((event) => !event.label.endsWith('-cramp') && event.label !== 'rest'));
    });
  }

  it('never calls steady needle contractions rest or cramp, whoever the subject is', async () => {
    for (const name of ['N2001A01BB01', 'N2001C01BB51', 'N2001C08BB71', 'N2001M02BB01', 'N2001M06BB11']) {
      const { events } = await detectIn(`n2001-dev/${name}.hea`);
      assert.ok(
        events.every((event) => event.label !== 'rest' && !event.label.endsWith('-cramp')),
        `${name}: ${events.map(({ label }) => label).join(', ')}`,
      );
      const active = events.filter((event) => isActive(event) && has(event, 'pooled-rate'));
      assert.ok(seconds(active) > 5, `${name}: active for ${seconds(active)} s`);
    }
  });

  // Independent truth: the pulse in the same record, of arterial pressure and of the finger, by their autocorrelation.
  for (const { file, perMinute } of [
    { file: 'wfdb-formats/multi-segment/041s/041s.hea', perMinute: 95.5 },
    { file: 'wfdb-formats/a103l.hea', perMinute: 127 },
  ]) {
    it(`counts the heart in ${file} as the pulse does: ${perMinute} per minute`, async () => {
      const { events } = await detectIn(file);
      const counts = events.flatMap(({ evidence }) =>
        evidence.filter(({ criterion }) => criterion === 'heartbeat').map(({ value }) => value),
      );
      assert.ok(counts.length > 0);
      for (const count of counts) assert.ok(Math.abs(count - perMinute) <= 4, `${count} per minute`);
    });
  }

  it('sees no heart in muscles that contract', async () => {
    for (const name of [
      'physionet-emgdb/emg_neuropathy',
      'n2001-dev/N2001C08BB71',
      'n2001-dev/N2001A01BB01',
    ]) {
      const { events } = await detectIn(`${name}.hea`);
      assert.ok(events.length > 0 && events.every((event) => !has(event, 'heartbeat')), name);
    }
  });

  it('gives the same answer twice', async () => {
    const file = 'n2001-dev/N2001A01BB01.hea';
    assert.equal(JSON.stringify(await detectIn(file)), JSON.stringify(await detectIn(file)));
  });
});
