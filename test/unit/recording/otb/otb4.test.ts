/** OTB4 archives: each track of each signal file, in the unit it states, as the maker's own reader has it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { collected } from '../../../fixtures/collected';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { writeOtb4, type Otb4Track } from '../../../fixtures/writers/otbWriter';

const seed = 20261128;
const open = (bytes: Uint8Array, name = 'a.otb4'): Promise<Recording> =>
  openRecording(memoryLocation(name, new Map([[name, bytes]])));

/** Interleaved integers of some width: channel c of sample s holds 10 s + c. */
function stored(samples: number, channels: number, width: 2 | 3 | 4): Buffer {
  const bytes = Buffer.alloc(samples * channels * width);
  for (let index = 0; index < samples * channels; index++) {
    const value = 10 * Math.floor(index / channels) + (index % channels);
    bytes.writeIntLE(index % 2 === 0 ? value : -value, index * width, width);
  }
  return bytes;
}

const emgFields = {
  Device: 'Muovi;1',
  Title: 'GR08MM1305',
  SubTitle: 'Tibialis',
  UnitOfMeasurement: 'mV',
  UnitOfMeasurementFactor: 1000,
  Gain: 256,
  ADC_Nbits: 16,
  ADC_Range: 4.8,
  SamplingFrequency: 2000,
  SignalStreamPath: 'a.sig',
  AcquisitionChannel: 0,
  NumberOfChannels: 2,
  TotalChannelsInFile: 4,
  SampleSize: 2,
  IsControl: false,
  TimeDuration: 0.01,
};
const emg: Otb4Track = { fields: emgFields, labels: ['1', '2'] };
const aux: Otb4Track = {
  fields: {
    ...emgFields,
    Title: 'AUX',
    SubTitle: 'Load Cell',
    UnitOfMeasurement: 'V',
    UnitOfMeasurementFactor: 1,
    Gain: 0.5,
    NumberOfChannels: 1,
    AcquisitionChannel: 2,
  },
  labels: ['1'],
};
const ramp: Otb4Track = {
  fields: {
    ...emgFields,
    Title: 'Ramp',
    SubTitle: '',
    NumberOfChannels: 1,
    AcquisitionChannel: 3,
    IsControl: true,
  },
  labels: ['Ramp'],
};
const step = (4.8 * 1e3) / 2 ** 16 / 256;

describe('An OTB4 archive', () => {
  it('has the tracks of a file with names, kinds, units and values', async () => {
    const recording = await open(
      writeOtb4({ 'Tracks_000.xml': [emg, aux, ramp] }, { 'a.sig': stored(20, 4, 2) }),
    );
    assert.equal(recording.format, 'OTB4');
    assert.deepEqual(
      recording.channels.map(({ name, unit, kind, samplingRate, samples }) => [
        name,
        unit,
        kind,
        samplingRate,
        samples,
      ]),
      [
        ['GR08MM1305 Tibialis 1', 'mV', 'emg', 2000, 20],
        ['GR08MM1305 Tibialis 2', 'mV', 'emg', 2000, 20],
        ['AUX Load Cell', 'V', 'mechanical', 2000, 20],
        ['Ramp', 'mV', 'other', 2000, 20],
      ],
    );
    assert.deepEqual(
      [...(await recording.read(1, 3, 2))],
      [-31, -41].map((value) => Math.fround(value * step)),
    );
    assert.deepEqual([...(await recording.read(2, 3, 1))], [Math.fround((32 * 4.8) / 2 ** 16 / 0.5)]);
    assert.deepEqual(await collected(recording, 0), await recording.read(0, 0, 99));
    assert.deepEqual([...recording.warnings], []);
  });

  it('reads each file at its own rate and width, and the paths of a task as target and as force', async () => {
    const fast = { ...emg, fields: { ...emgFields, SampleSize: 4, ADC_Nbits: 24, TotalChannelsInFile: 2 } };
    const eeg = {
      ...emg,
      fields: {
        ...emgFields,
        SignalStreamPath: 'b.sig',
        SampleSize: 3,
        ADC_Nbits: 24,
        SamplingFrequency: 500,
        TotalChannelsInFile: 2,
      },
    };
    const path = (Title: string, at: number): Otb4Track => ({
      fields: {
        Title,
        UnitOfMeasurement: '%',
        SignalStreamPath: 'c.sip',
        AcquisitionChannel: at,
        NumberOfChannels: 1,
        TotalChannelsInFile: 2,
        SamplingFrequency: 100,
        SampleSize: 8,
      },
      labels: [],
    });
    const doubles = Buffer.from(Float64Array.from([1.5, 2.5, 3.5, 4.5]).buffer);
    const recording = await open(
      writeOtb4(
        {
          'Tracks_000.xml': [fast, eeg],
          'TrapezoidalTracks_000.xml': [path('Performed Path', 0), path('Original Path', 1)],
        },
        { 'a.sig': stored(20, 2, 4), 'b.sig': stored(5, 2, 3), 'c.sip': doubles },
      ),
    );
    assert.deepEqual(
      recording.channels.slice(2).map(({ kind, samplingRate, samples }) => [kind, samplingRate, samples]),
      [
        ['emg', 500, 5],
        ['emg', 500, 5],
        ['mechanical', 100, 2],
        ['target', 100, 2],
      ],
    );
    const fine = (4.8 * 1e3) / 2 ** 24 / 256;
    assert.deepEqual([...(await recording.read(0, 19, 1))], [Math.fround(190 * fine)]);
    assert.deepEqual([...(await recording.read(3, 4, 1))], [Math.fround(-41 * fine)]);
    assert.deepEqual([...(await recording.read(5, 0, 2))], [2.5, 4.5]);
  });

  it('with a unit that its factor contradicts shows the volts of the converter, and says so', async () => {
    const odd = { ...emg, fields: { ...emgFields, UnitOfMeasurementFactor: 1 } };
    const recording = await open(writeOtb4({ 'Tracks_000.xml': [odd] }, { 'a.sig': stored(20, 4, 2) }));
    assert.equal(recording.channels[0]?.unit, 'µV');
    assert.equal((await recording.read(0, 1, 1))[0], Math.fround(10 * step * 1000));
    assert.match(recording.warnings.join('\n'), /states mV and a factor of 1, which do not agree/u);
  });

  it('leaves out a track whose file is missing or too narrow, and refuses one without any', async () => {
    const other = { ...emg, fields: { ...emgFields, SignalStreamPath: 'b.sig' } };
    const beyond = { ...emg, fields: { ...emgFields, AcquisitionChannel: 3 } };
    const files = { 'a.sig': stored(20, 4, 2) };
    const recording = await open(writeOtb4({ 'Tracks_000.xml': [emg, other, beyond] }, files));
    assert.equal(recording.channels.length, 2);
    assert.deepEqual(
      recording.leftOut.map(({ reason }) => reason),
      [
        'its file, b.sig, is not in the archive',
        'its file, b.sig, is not in the archive',
        'its channels (3 to 4) are not among the 4 of a.sig',
        'its channels (3 to 4) are not among the 4 of a.sig',
      ],
    );
    await assert.rejects(
      open(writeOtb4({ 'Tracks_000.xml': [other] }, files)),
      /no track whose samples it holds.*export/u,
    );
  });

  it('cut or damaged at any byte gives a recording or one sentence', async () => {
    const whole = writeOtb4({ 'Tracks_000.xml': [emg, aux] }, { 'a.sig': stored(20, 4, 2) });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (place, byte, isCut) => {
        const bytes = isCut ? whole.subarray(0, place) : Uint8Array.from(whole);
        if (!isCut) bytes[place] = byte;
        const opened = await open(bytes).catch((error: unknown) => error);
        if (opened instanceof Error) assert.equal(opened.name, 'RecordingError', opened.stack);
        else await collected(opened as Recording, 0);
      }),
      { seed, numRuns: 300 },
    );
  });
});
