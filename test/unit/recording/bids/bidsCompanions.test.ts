/** BIDS companions: they add what the file leaves open, never change a number, and never keep a file from opening. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { companionPlaces, parseBidsName } from '../../../../src/recording/bids/bidsName';
import { withBidsCompanions } from '../../../../src/recording/bids/withBidsCompanions';
import { fileLocation, type RecordingLocation } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { writeText } from '../../../fixtures/writers/textWriter';
import { describeWithSharedData, sharedData } from '../../sharedData';

const seed = 20250106;
const recordingName = 'sub-01_ses-a_task-hold_run-2_emg.csv';

/** A recording with three channels at 2000 Hz: EMG1 and EMG2 in µV, Extra without unit. */
function place(companions: Readonly<Record<string, string>>, name = recordingName): RecordingLocation {
  const values = [1, 5, 2, 4, 3];
  const recording = writeText({
    delimiter: ',',
    preamble: ['# fs = 2000'],
    columns: ['EMG1 [uV]', 'EMG2 [uV]', 'Extra'].map((column) => ({ name: column, values })),
  });
  const files = Object.entries(companions).map(([path, text]): [string, Uint8Array] => [
    path,
    Buffer.from(text),
  ]);
  return memoryLocation(name, new Map([[name, recording], ...files]));
}

const beside = 'sub-01_ses-a_task-hold_run-2_';
const table = (...rows: string[][]): string => rows.map((row) => `${row.join('\t')}\n`).join('');
const kinds = (recording: Recording): string[] => recording.channels.map(({ kind }) => kind);
const warningsOf = (recording: Recording): string => recording.warnings.join('\n');

describe('BIDS companions', () => {
  it('are looked for only beside a BIDS name', () => {
    assert.deepEqual(parseBidsName('sub-01_task-hold_emg.edf')?.entities, ['sub-01', 'task-hold']);
    for (const other of ['case01.edf', 'sub-01_task-hold_meg.edf', 'task-hold_emg.json', 'sub-01_emg']) {
      assert.equal(parseBidsName(other), undefined, other);
    }
  });

  it('set kinds by type, fill in a missing unit, and leave numbers and stated units alone', async () => {
    const channels = table(
      ['name', 'type', 'units'],
      ['EMG1', 'EMG', 'µV'],
      ['EMG2', 'TRIG', 'n/a'],
      ['Extra', 'MISC', 'N'],
    );
    const recording = await openRecording(place({ [`${beside}channels.tsv`]: channels }));
    assert.deepEqual(kinds(recording), ['emg', 'trigger', 'mechanical']);
    assert.deepEqual(
      recording.channels.map(({ unit }) => unit),
      ['uV', 'uV', 'N'],
    );
    assert.deepEqual([...(await recording.read(0, 0, 5))], [1, 5, 2, 4, 3]);
    assert.doesNotMatch(warningsOf(recording), /channels\.tsv/u);
  });

  it('warn of units, rates and channels that contradict the file, and change no number', async () => {
    const channels = table(
      ['name', 'type', 'units', 'sampling_frequency', 'status', 'status_description'],
      ['EMG1', 'EMG', 'V', '1000', 'bad', 'electrode fell off'],
      ['EMG2', 'EMG', 'V', '2000', 'good', 'n/a'],
      ['EMG9', 'EMG', 'uV', '2000', 'good', 'n/a'],
    );
    const recording = await openRecording(place({ [`${beside}channels.tsv`]: channels }));
    const warnings = warningsOf(recording);
    assert.match(warnings, /gives EMG1, EMG2 in V, the recording in uV: the recording's unit is used/u);
    assert.match(warnings, /gives EMG1 at 1000 Hz, the recording at 2000 Hz/u);
    assert.match(warnings, /gives EMG1 as bad \(electrode fell off\)/u);
    assert.match(warnings, /does not have: EMG9/u);
    assert.match(warnings, /does not describe Extra/u);
    assert.equal(recording.channels[0]?.unit, 'uV');
    assert.equal(recording.channels[0].samplingRate, 2000);
    assert.deepEqual([...(await recording.read(0, 0, 5))], [1, 5, 2, 4, 3]);
  });

  it('give events as annotations in order of onset', async () => {
    const events = table(
      ['onset', 'duration', 'trial_type', 'value'],
      ['1.5', '0.25', 'n/a', '7'],
      ['0.5', 'n/a', 'hold', '3'],
      ['n/a', '1', 'lost', '1'],
    );
    const recording = await openRecording(place({ [`${beside}events.tsv`]: events }));
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 0.5, durationSeconds: 0, text: 'hold' },
      { onsetSeconds: 1.5, durationSeconds: 0.25, text: '7' },
    ]);
    assert.match(warningsOf(recording), /1 of 3 events state no onset/u);
  });

  it('are inherited from the folders above, the nearest winning', async () => {
    const type = (kind: string): string =>
      table(['name', 'type'], ['EMG1', kind], ['EMG2', 'EMG'], ['Extra', 'MISC']);
    const root = { '../../../task-hold_channels.tsv': type('TRIG') };
    const subject = { '../../sub-01_task-hold_channels.tsv': type('ACCEL') };
    const own = { [`${beside}channels.tsv`]: type('ECG') };
    assert.equal(kinds(await openRecording(place(root)))[0], 'trigger');
    assert.equal(kinds(await openRecording(place({ ...root, ...subject })))[0], 'mechanical');
    assert.equal(kinds(await openRecording(place({ ...root, ...subject, ...own })))[0], 'other');
    const another = {
      '../../../task-rest_channels.tsv': type('TRIG'),
      '../../../run-1_channels.tsv': type('TRIG'),
    };
    assert.equal(kinds(await openRecording(place(another)))[0], 'emg', 'of another task or run');
  });

  it('state rate, length and channel count in JSON that adds up over folders, held against the file', async () => {
    const recording = await openRecording(
      place({
        '../../../task-hold_emg.json': '{"SamplingFrequency": 1000, "EMGChannelCount": 3}',
        [`${beside}emg.json`]: '{"RecordingDuration": 60, "EMGChannelCount": 4}',
      }),
    );
    const warnings = warningsOf(recording);
    assert.match(warnings, /states 1000 Hz, the recording has EMG1 at 2000 Hz/u);
    assert.match(warnings, /states a length of 60 s, the recording has 0.0025 s/u);
    assert.match(warnings, /states 4 EMG channels, the recording has 3/u);
  });

  it('that are broken or are pointers become a warning, and the recording opens', async () => {
    const recording = await openRecording(
      place({
        [`${beside}emg.json`]: '{"SamplingFrequency": ',
        [`${beside}channels.tsv`]: 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 95\n',
      }),
    );
    assert.equal(recording.channels.length, 3);
    assert.match(warningsOf(recording), /is not valid JSON/u);
    assert.match(warningsOf(recording), /channels\.tsv is a Git LFS pointer/u);
    const unreadable: RecordingLocation = {
      ...place({}),
      sibling: () => Promise.reject(new Error('disk on fire')),
    };
    assert.match(warningsOf(await openRecording(unreadable)), /cannot be read: disk on fire/u);
  });

  it('match repeated names by their order, and names that EDF cut to 16 characters by their beginning', async () => {
    const base = await openRecording(place({}));
    const named = (...names: string[]): Recording => ({
      ...base,
      channels: names.map((name) => ({
        name,
        unit: '',
        kind: 'emg',
        kindReason: 'by its name',
        samplingRate: 2000,
        samples: 5,
      })),
    });
    const companions = { 'sub-01_channels.tsv': '' };
    const open = (recording: Recording, rows: string[][]): Promise<Recording> =>
      withBidsCompanions(
        recording,
        place({ ...companions, 'sub-01_channels.tsv': table(['name', 'type'], ...rows) }, 'sub-01_emg.csv'),
      );
    const repeated = await open(named('EMG0', 'EMG0 (2)'), [
      ['EMG0', 'EMG'],
      ['EMG0', 'TRIG'],
    ]);
    assert.deepEqual(kinds(repeated), ['emg', 'trigger']);
    const cut = await open(named('L_leg_emg_tibial', 'L_leg_emg_medial'), [
      ['L_leg_emg_tibialis_anterior', 'EMG'],
      ['L_leg_emg_medial_gastrocnemius', 'TRIG'],
    ]);
    assert.deepEqual(kinds(cut), ['emg', 'trigger']);
  });

  it('cost a bounded number of looks, however many entities a name has', () => {
    const name = parseBidsName(
      `sub-1_ses-1_${Array.from({ length: 20 }, (_, index) => `x-${index}`).join('_')}_emg.edf`,
    );
    assert(name);
    const looks = companionPlaces(name, 'events.tsv').reduce((sum, { names }) => sum + names.length, 0);
    assert.ok(looks <= 68, `${looks} names`);
  });

  it('of any content leave the recording open and its numbers as they are', async () => {
    const junk = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('\t', '\n', 'n', 'name', 'onset', 'EMG1', '1e9', '{', '"') }),
    );
    await fc.assert(
      fc.asyncProperty(junk, junk, junk, async (channels, events, json) => {
        const companions = {
          [`${beside}channels.tsv`]: channels,
          [`${beside}events.tsv`]: events,
          [`${beside}emg.json`]: json,
        };
        const recording = await openRecording(place(companions));
        assert.deepEqual([...(await recording.read(1, 0, 5))], [1, 5, 2, 4, 3]);
        await recording.readAnnotations();
      }),
      { seed, numRuns: 200 },
    );
  });
});

describeWithSharedData('BIDS-EMG examples', () => {
  const open = (path: string): Promise<Recording> =>
    openRecording(fileLocation(sharedData(`bids-emg/${path}`)));

  it('CustomBipolarFace: its event is an annotation, and V against the uV of the EDF is a warning', async () => {
    const recording = await open('emg_CustomBipolarFace/sub-01/emg/sub-01_task-talking_emg.edf');
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 0, durationSeconds: 0, text: 'foo' },
    ]);
    assert.match(warningsOf(recording), /gives EMG1, .*EMG6 in V, the recording in uV/u);
    assert.equal(recording.channels[0]?.unit, 'uV');
    await recording.close();
  });

  it('TwoHDsEMG: 128 channels contradict in one sentence, and agree with the JSON of the dataset folder', async () => {
    const recording = await open('emg_TwoHDsEMG/sub-01/emg/sub-01_task-isometric_emg.edf');
    assert.equal(recording.channels.length, 128);
    assert.equal(recording.warnings.filter((warning) => warning.includes('channels.tsv')).length, 1);
    // SamplingFrequency and EMGChannelCount come from the dataset's folder and agree with the file.
    assert.doesNotMatch(warningsOf(recording), /emg\.json states/u);
    await recording.close();
  });

  it('TwoWristbands: names that repeat in file and table are matched one to one', async () => {
    const recording = await open('emg_TwoWristbands/sub-01/emg/sub-01_task-typing_emg.edf');
    assert.equal(recording.channels.length, 32);
    assert.doesNotMatch(warningsOf(recording), /does not (?:have|describe)/u);
    await recording.close();
  });

  it('Multimodal-MALFORMED: names and length that are not those of the file are warnings', async () => {
    const recording = await open('emg_Multimodal-MALFORMED/sub-01_task-pullstand_emg.edf');
    assert.match(warningsOf(recording), /does not have: L_neck_emg/u);
    assert.match(warningsOf(recording), /states a length of 620.453125 s, the recording has 1 s/u);
    await recording.close();
  });
});
