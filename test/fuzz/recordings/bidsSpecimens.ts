/** A recording with its BIDS companions. What they say is not part of the truth; that nothing else changes is. */
import type { Random } from '../../../src/simulation/random';
import { pick, several, whole } from '../pick';
import { edfSpecimen } from './edfSpecimens';
import type { Specimen } from './specimen';

const stem = 'sub-01_task-rest';

function table(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  return new TextEncoder().encode(rows.map((cells) => cells.join('\t')).join('\n') + '\n');
}

export function bidsSpecimen(random: Random): Specimen {
  const { files, channels, ...rest } = edfSpecimen(random, 'EDF');
  const [bytes] = files.values();
  const name = `${stem}_emg.edf`;
  const names = channels.map((_, index) => `EMG ${index + 1}`);
  const rows = names.map((each) => [each, 'EMG', pick(random, ['uV', 'mV', 'n/a']), 'good', 'left', 1000]);
  const events = several(whole(random, 0, 5), (index) => [0.125 * index, 0.5, `cramp ${index}`, 'n/a']);
  const json = {
    TaskName: 'rest',
    EMGPlacementScheme: 'Other',
    SamplingFrequency: 1000,
    EMGReference: 'patella',
  };
  return {
    ...rest,
    kind: 'BIDS companions',
    files: new Map([
      [name, bytes ?? new Uint8Array()],
      [
        `${stem}_channels.tsv`,
        table([['name', 'type', 'units', 'status', 'description', 'sampling_frequency'], ...rows]),
      ],
      [`${stem}_events.tsv`, table([['onset', 'duration', 'trial_type', 'value'], ...events])],
      [`${stem}_emg.json`, new TextEncoder().encode(JSON.stringify(json, undefined, 2))],
    ]),
    channels: channels.map((channel) => ({ ...channel, file: name })),
    headerEnds: new Map([[name, [...rest.headerEnds.values()][0] ?? 0]]),
  };
}
