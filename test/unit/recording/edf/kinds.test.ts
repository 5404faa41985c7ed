/** The one rule by which every format tells what a channel measures. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { judgeKind } from '../../../../src/recording/kinds/judgeKind';
import type { ChannelKind } from '../../../../src/recording/recording';
import { describeWithSharedData, sharedData } from '../../sharedData';

/** `name`, `name|unit` or `name|unit|transducer`. */
const expected: Record<ChannelKind, readonly string[]> = {
  emg: [
    'EMG submental|uV',
    'EMG1|uV',
    'R_leg_emg_tibialis_anterior|microV',
    'Biceps L|uV|needle electrode',
    'Deltoid R|uV',
    'Mini sensor 10:|mV|EMG sensor',
    'sEMG_03|V',
    'HDsEMG 12|',
    'EMGL|mV',
    'LEMG|mV',
    'iEMG|mv',
    'Tibialis anterior|\u00b5V',
    'ext. digitorum|\u03bcV',
    'Channel 1|uV',
    'channel 1|',
    'col 0|',
    'A1|uV',
    'C3|uV',
    'V1|mV',
    'EMG angular head|mV',
    'tensor fasciae latae|mV',
    'accessorius|mV',
    'Temp L|uV',
    'Temp R|\u00b5V',
    'L Temp|mV',
    'Ext. Index|uV',
    'Ext Dig|mV',
    'Abd dig min|uV',
    'MVC TA|mV',
    'EMG reference|mV',
    'Reference|uV',
    'pathology|uV',
    'Biceps|uVolt',
    'Biceps|.V',
  ],
  mechanical: [
    'Torque knee|V',
    'Angle knee|deg',
    'Force|N',
    'force_z|',
    'ForceZ1|mV',
    'FDI|N',
    'ch 7|Nm',
    'ch 7|N·m',
    'ch 7|kg',
    'ch 7|%MVC',
    'ch 7|% MVC',
    'ch 7|m/s²',
    'ch 7|m/s^2',
    'ch 7|°/s',
    'ch 7|\u00c2°/s',
    'ch 7|rad',
    'ch 7|mm',
    'ACC.X 10|g',
    'AccX|mV',
    'accel_y|',
    'GYRO.Z 11|°/s',
    'Mini sensor 10:|g|ACC sensor',
    'Mini sensor 10:|A /s|GYRO sensor',
    'ch 7|mV|Force transducer',
    'Load cell|V',
    'Goniometer|mV',
    'MVC|V',
    'Position|',
    'performed path|N',
    'Measured target force|N',
    'Kraft|V',
    'Drehmoment|',
    'ForcePlate1|',
    'Fuerza|V',
    '\u00c1ngulo|',
    'glove 3|',
    'MMG|mV',
  ],
  trigger: [
    'Status|uV',
    'Status|Boolean',
    'Event marker||Marker button',
    'Trigger|V',
    'TRIG1|mV',
    'STI 014|V',
    'Stim|mA',
    'stim_artifact|uV',
    'Digital In|',
    'TTL|',
    'Sync|V',
    'EDF Annotations|',
    'button|',
    'D7|bool',
    'Force trigger|V',
    'DIG 2|',
    'dig in 1|V',
    'restimulus|',
    'repetition|',
  ],
  other: [
    'EEG Fpz-Cz|uV',
    'Fp1|uV',
    'Cz|uV',
    'C3-M2|uV',
    'EOG horizontal|uV',
    'ECG|uV',
    'EKG1|mV',
    'ECG lead II|mV',
    'MLII|mV',
    'aVR|mV',
    'III|mV',
    'Resp oro-nasal||Oral-nasal thermistors',
    'ch 7||Nasal airflow',
    'RESP|',
    'Resp. Imp.|',
    'Temp rectal|DegC',
    'SpO2|%',
    'CO2|',
    'ABP|mmHg',
    'PLETH|NU',
    'ch 7|mmHg',
    'ch 7|degC',
    'ch 7|%',
    'ch 7|bpm',
    'Sound|V',
    'time|s',
    'pulse|uV',
    'Nasal pressure|uV',
    'Temp L|DegC',
    'Skin temp|V',
  ],
  target: [
    'Target|N',
    'Target force|N',
    'force target|N',
    'requested path|%(MVC)',
    'cue|V',
    'Template|',
    'Sollwert|N',
    'ForceFeedback|N',
    'Reference|N',
  ],
};

function kindOf(name: string, unit: string, transducer = '', samplingRate = 1000): ChannelKind {
  return judgeKind({ name, unit, transducer, samplingRate }).kind;
}

describe('The kind of a channel', () => {
  for (const [kind, channels] of Object.entries(expected)) {
    for (const channel of channels) {
      const [name = '', unit = '', transducer = ''] = channel.split('|');
      it(`of "${name}" in "${unit}"${transducer && `, ${transducer},`} is ${kind}`, () => {
        assert.equal(kindOf(name, unit, transducer), kind);
      });
    }
  }
});

/** Every label, unit and transducer in the EDF and BDF headers of ../shared/data. */
function sharedSignals(): [string, string, string][] {
  const files = readdirSync(sharedData(''), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(?:edf|bdf)$/iu.test(file) && !file.includes('MALFORMED'))
    .flatMap((file) => {
      const text = readFileSync(sharedData(file), 'latin1');
      const count = Number(text.slice(252, 256));
      const field = (before: number, width: number, index: number): string =>
        text.slice(256 + count * before + width * index, 256 + count * before + width * (index + 1)).trim();
      return [...Array(count).keys()].map((index): [string, string, string] => [
        field(0, 16, index),
        field(96, 8, index),
        field(16, 80, index),
      ]);
    });
}

describeWithSharedData('The kinds of the channels in ../shared/data', () => {
  it('are EMG but for those whose name or unit says otherwise', () => {
    const odd = new Set(
      sharedSignals()
        .map((signal) => `${kindOf(...signal)}: ${signal.join('|')}`)
        .filter((line) => !line.startsWith('emg')),
    );
    assert.deepEqual([...odd].sort(), [
      'mechanical: Angle knee|deg|',
      'mechanical: Mini sensor 10:|A /s|GYRO sensor',
      'mechanical: Mini sensor 10:|g|ACC sensor',
      'mechanical: Mini sensor 11:|A /s|GYRO sensor',
      'mechanical: Mini sensor 11:|g|ACC sensor',
      'mechanical: Torque knee|V|',
      'other: ECG|uV|',
      ...Array.from({ length: 8 }, (_, index) => `other: EEG Channel-${index + 1}|uV|`),
      'other: EEG Fpz-Cz|uV|Ag-AgCl electrodes',
      'other: EEG Pz-Oz|uV|Ag-AgCl electrodes',
      'other: EOG horizontal|uV|Ag-AgCl electrodes',
      'other: Fp1|uV|',
      'other: Resp oro-nasal||Oral-nasal thermistors',
      'other: Temp rectal|DegC|Rectal thermistor',
      'other: pulse|uV|',
      'trigger: BDF Annotations||',
      'trigger: EDF Annotations||',
      'trigger: Event marker||Marker button',
      'trigger: Status|uV|',
    ]);
  });
});
