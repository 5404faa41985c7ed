/** The traps that ../shared/data/README.md lists for EDF and BDF, each with its test. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describeWithSharedData, sharedData } from '../../sharedData';
import { assertWarns, openShared, readAll } from './helpers';

/** Amplitude of one frequency in a signal: a single bin of the discrete Fourier transform. */
function amplitudeAt(values: ArrayLike<number>, frequency: number, samplingRate: number): number {
  let [real, imaginary] = [0, 0];
  for (let sample = 0; sample < values.length; sample += 1) {
    const angle = (2 * Math.PI * frequency * sample) / samplingRate;
    real += values[sample]! * Math.cos(angle);
    imaginary -= values[sample]! * Math.sin(angle);
  }
  return (2 * Math.hypot(real, imaginary)) / values.length;
}

describeWithSharedData('Traps of the shared EDF and BDF files', () => {
  it('trap 4: the hum in deltoid-biceps-dev reaches the caller as recorded', async () => {
    const file = 'deltoid-biceps-dev/hea02-lbiceps-204.edf';
    const recording = await openShared(file);
    const values = await readAll(recording, 0);
    assert.equal(values.length, 5 * 32_768);
    // Decoded here by hand from the bytes: 512 of header, then nothing but 16-bit samples of ±1200 µV.
    const bytes = readFileSync(sharedData(file));
    const byHand = Float64Array.from(
      values,
      (_, sample) => (bytes.readInt16LE(512 + 2 * sample) * 2400) / 65_534,
    );
    const [hum, expected] = [amplitudeAt(values, 50, 32_768), amplitudeAt(byHand, 50, 32_768)];
    assert.ok(
      Math.abs(hum - expected) < 1e-4 && hum > 0.1,
      `50 Hz: ${hum} µV read, ${expected} µV in the file`,
    );
    await recording.close();
  });

  it('trap 5: trigno_emg.edf says mV where the numbers are µV, and a warning says so', async () => {
    const recording = await openShared('delsys-trigno/trigno_emg.edf');
    assertWarns(
      recording,
      /"Mini sensor 10:" \(and of 1 more EMG channels\).*"mV".*the unit is probably wrong/u,
    );
    // The numbers and the unit stay the file's own: which unit is meant only the file's owner knows.
    assert.equal(recording.channels[0]?.unit, 'mV');
    assert.equal(recording.channels[0].samplingRate, 1259);
    await recording.close();
  });

  it('trap 5: 12 signals with physical minimum = maximum = 0 give raw counts without a unit, and a warning', async () => {
    const recording = await openShared('delsys-trigno/trigno_emg.edf');
    assertWarns(recording, /^12 signals \(2, 3, .*, 14\) have no scale: .* 0, 0, -32768, 32767/u);
    const flat = recording.channels.filter((channel) => channel.kind === 'mechanical');
    assert.equal(flat.length, 12);
    for (const channel of flat) assert.deepEqual([channel.unit, channel.physicalRange], ['', undefined]);
    await recording.close();
  });

  it('trap 5: labels cut to the same 16 characters still name each channel once', async () => {
    const recording = await openShared('delsys-trigno/trigno_emg.edf');
    const names = recording.channels.map((channel) => channel.name);
    assert.equal(new Set(names).size, 14);
    assert.deepEqual(names.slice(0, 3), ['Mini sensor 10:', 'Mini sensor 10: (2)', 'Mini sensor 10: (3)']);
    await recording.close();
  });

  it('trap 6: emg_Multimodal-MALFORMED, whose fixed header is one byte short, is read with a warning', async () => {
    const recording = await openShared('bids-emg/emg_Multimodal-MALFORMED/sub-01_task-pullstand_emg.edf');
    assertWarns(recording, /fixed header is 1 byte too short/u);
    assert.deepEqual(
      recording.channels.map(({ name, unit, samplingRate, samples }) => [name, unit, samplingRate, samples]),
      Array.from({ length: 10 }, (_, index) => [`EMG${index + 1}`, 'uV', 256, 256]),
    );
    assert.equal(recording.startTime, '2025-09-23T12:00:00');
    // 2,815 bytes of header, and all the rest is the one record of 10 times 256 samples.
    const bytes = readFileSync(sharedData('bids-emg/emg_Multimodal-MALFORMED/sub-01_task-pullstand_emg.edf'));
    const digital = bytes.readInt16LE(bytes.length - 2);
    const last = (await readAll(recording, 9))[255]!;
    assert.ok(Math.abs(last - (-500 + ((digital + 32_768) * 1000) / 65_535)) < 1e-4);
    await recording.close();
  });

  it('trap 7: bdf_test.bdf says EDF+C in a BDF without annotation signal: read as BDF, said twice', async () => {
    const recording = await openShared('edf-bdf/EDF.jl/bdf_test.bdf');
    assert.equal(recording.format, 'BDF');
    assertWarns(
      recording,
      /BDF by its first byte, though the reserved field \(bytes 192 to 235\) is "EDF\+C"/u,
    );
    assertWarns(recording, /says that it is BDF\+ but has no annotation signal/u);
    assert.deepEqual(await recording.readAnnotations(), []);
    assert.equal(recording.channels.length, 8);
    await recording.close();
  });

  it('trap 7: test_uneven_samp.edf has the date 42.00.00 and a stray last byte', async () => {
    const recording = await openShared('edf-bdf/EDF.jl/test_uneven_samp.edf');
    assert.equal(recording.startTime, undefined);
    assertWarns(recording, /start date \(bytes 168 to 175\) is "42\.00\.00", which is not a date/u);
    assertWarns(recording, /1 byte after its last data record \(from byte 25584\)/u);
    assert.deepEqual(
      recording.channels.map(({ samplingRate, samples }) => [samplingRate, samples]),
      [
        [100, 11_000],
        [12.8, 1408],
      ],
    );
    await recording.close();
  });

  it('trap 7: the samples of mne_test.edf outside digital minimum and maximum are kept as they are', async () => {
    const recording = await openShared('edf-bdf/edfio/mne_test.edf');
    const first = await readAll(recording, 0);
    const status = await readAll(
      recording,
      recording.channels.findIndex(({ name }) => name === 'Status'),
    );
    // Header limits are 0 and 100 for both; the gain is 1.
    assert.deepEqual(
      [first.reduce((a, b) => Math.min(a, b)), first.reduce((a, b) => Math.max(a, b))],
      [-206, 50],
    );
    assert.equal(
      status.reduce((a, b) => Math.max(a, b)),
      4352,
    );
    await recording.close();
  });

  it('trap 7: test_subsecond has inverted physical limits: a negative gain', async () => {
    const recording = await openShared('edf-bdf/edfio/test_subsecond.edf');
    const digital = readFileSync(sharedData('edf-bdf/edfio/test_subsecond.edf')).readInt16LE(768);
    assert.equal(digital, -24);
    const expected = 8711 - ((digital + 32_768) * 17_422) / 65_535;
    assert.ok(Math.abs((await recording.read(0, 0, 1))[0]! - expected) < 1e-5);
    assert.deepEqual(recording.channels[0]?.physicalRange, { minimum: -8711, maximum: 8711 });
    await recording.close();
  });

  it('trap 7: test_subsecond has a fractional first onset: it goes into the start, and annotations keep to the samples', async () => {
    const recording = await openShared('edf-bdf/edfio/test_subsecond.edf');
    assert.equal(recording.startTime, '2020-01-24T04:05:56.395');
    const annotations = await recording.readAnnotations();
    // The file says +2.3457031 and that its first sample is at +0.3945312.
    assert.deepEqual(annotations[0], { onsetSeconds: 1.9511719, durationSeconds: 0, text: 'XLSpike' });
    await recording.close();
  });

  it('trap 7: edfAnnonC has two annotation signals and 0.1 s records; both are read, in order of onset', async () => {
    const recording = await openShared('edf-bdf/edfReader/edfAnnonC.edf');
    assert.deepEqual(
      recording.channels.map(({ name, samplingRate }) => [name, samplingRate]),
      [
        ['Channel 1', 30_000],
        ['Channel 2', 20_000],
      ],
    );
    const annotations = await recording.readAnnotations();
    assert.deepEqual(
      annotations.map(({ text }) => text),
      ['Test1', 'Test2', 'Test3', 'Test4', 'Test5', 'Test6', 'Test8', 'Test7'],
    );
    await recording.close();
  });
});
