/** What a channel is taken for by its name alone, as real systems and laboratories write it. */
import assert from 'node:assert/strict';
import { checkedChannels } from '../../../src/recording/channels';
import { judgeKind } from '../../../src/recording/kinds/judgeKind';

const kindOf = (name: string, unit = ''): string => judgeKind({ name, unit, samplingRate: 2000 }).kind;

describe('A channel', () => {
  it('that is named after its muscle, its sensor or a number is EMG, in every unit of an electrode', () => {
    const names =
      'TA|SOL|VL|GM|FDI|APB|Tib ant|m. biceps|BIC_R|ch1|Sensor 3: EMG 3 [V]|R Gastroc Med|ECR|FCR|EDC|ADM|EDB|Extensor indicis|Masseter li|Temporalis R|Bizeps re|Wadenmuskel links|jambier ant|前脛骨筋|Ext dig|Mentalis|Dev1/ai3|EXG Channel 3|Chin|LAT1|A1|Adductor Mag L|BF_long head|Peroneus|Trapezius|筋電図|ЭМГ 1|My channel|FHL|Needle|Mx muscle';
    for (const name of names.split('|')) {
      for (const unit of ['', 'mV', 'V', 'uV']) assert.equal(kindOf(name, unit), 'emg', `${name} [${unit}]`);
    }
    for (const name of ['Temp L', 'Abdomen', 'Heel']) assert.equal(kindOf(name, 'uV'), 'emg', name);
  });

  it('that is named after a force, an angle or a movement is mechanical', () => {
    const names =
      'Fx|Fy|Mx|My|Mz|Force.Fx|Fz1|F1Z|F_y|FP1_Fz|CoP.Cx|Kistler Fz|AMTI Fx|GRFz|vGRF|Force Plate 1 - Fz|ACC X|AccelX|Sensor 1: ACC.X 1|GyroY|Sensor 1: GYRO.X 1|GON_1|Goniometer|Kniewinkel|Drehmoment|couple|fuerza|力|加速度X|Acelerómetro X|Accéléromètre Y|сила|Pitch|Encoder|performed path|acquired data|FSR1|Load Cell';
    for (const name of names.split('|')) assert.equal(kindOf(name), 'mechanical', name);
    assert.equal(kindOf('Fx', 'V'), 'mechanical');
  });

  it('that is named after another signal of the body or of the machine is none of the two', () => {
    const names =
      'Fz|ECG|EKG|HEOG|EOGH|LOC|ROC-A1|E1-M2|C3-A2|SpO2|Galvanic|skin conductance|EDA|Atmung|Respiración|Temperatura|Thorax|Sensor 1: MAG.X 1|MagY|magnetometer z|Quaternion 1|BVP|Gaze X|Packet|Zeit|Druck|Mikrofon|Ramp|Buffer|Impedance Ch1|Code';
    for (const name of names.split('|')) assert.equal(kindOf(name), 'other', name);
  });

  it('that is named after a switch or a task is a trigger, or a target', () => {
    for (const name of ['Fußschalter', 'Foot switch', 'FSW', 'contacteur', 'Auslöser', 'TTL']) {
      assert.equal(kindOf(name), 'trigger', name);
    }
    for (const name of ['requested path', 'original path', 'Sollkraft', 'Target']) {
      assert.equal(kindOf(name), 'target', name);
    }
  });

  it('that numbers gestures, people or repetitions beside the samples is no EMG, unless it is a voltage', () => {
    for (const name of ['gesture', 'class', 'subject', 'trial', 'session_id', 'Participant number']) {
      assert.equal(kindOf(name), 'other', name);
      assert.equal(kindOf(name, 'mV'), 'emg', name);
    }
    for (const name of ['knee_flexion_r', 'hip adduction', 'pelvis_tilt']) {
      assert.equal(kindOf(name), 'mechanical', name);
      assert.equal(kindOf(name, 'uV'), 'emg', name);
    }
    for (const name of ['wrist flexion', 'trial 3', 'subject1_biceps']) {
      assert.equal(kindOf(name), 'emg', name);
    }
  });

  it('that could be an electrode of the EEG is one among others of it, with the points of lists or without', () => {
    const kindsOf = (...names: readonly string[]): string[] =>
      checkedChannels(
        names.map((name) => ({ name, unit: 'uV', samplingRate: 2000, samples: 10 })),
        'test.edf',
      ).map(({ kind }) => kind);
    assert.deepEqual(kindsOf('Fp1.', 'Cz..', 'Pz', 'C3', 'Fc5.', 'A1', 'EMG chin', 'TA'), [
      ...new Array<string>(6).fill('other'),
      'emg',
      'emg',
    ]);
    assert.deepEqual(kindsOf('C3', 'P4', 'Cz', 'A1'), ['emg', 'emg', 'other', 'emg']);
  });

  it('that a MATLAB variable names is told by that name, and says so', () => {
    const judged = judgeKind({ name: 'column 1', heldAs: 'force', unit: '', samplingRate: 2000 });
    assert.deepEqual(judged, { kind: 'mechanical', kindReason: 'by its name' });
  });
});
