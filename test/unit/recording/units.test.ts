import assert from 'node:assert/strict';
import { displayUnit, microvoltsPerUnit } from '../../../src/recording/units';

describe('A unit of electric potential', () => {
  const spellings: [number, readonly string[]][] = [
    [1, ['uV', 'µV', 'μV', ' UV ', 'microV', 'microvolt', 'micro volts']],
    [1000, ['mV', 'mv', 'millivolts', 'milliV']],
    [1e6, ['V', 'volt', 'Volts']],
    [1e-3, ['nV', 'nanovolts']],
  ];
  for (const [microvolts, units] of spellings) {
    it(`is ${microvolts} µV in every spelling of ${units[0]}`, () => {
      for (const unit of units) assert.equal(microvoltsPerUnit(unit), microvolts, unit);
    });
  }

  it('is not what only looks like one', () => {
    for (const unit of ['', 'N', 'u', 'mVs', 'kV', 'deg', 'arbitrary']) {
      assert.equal(microvoltsPerUnit(unit), undefined, unit);
    }
  });

  it('is shown in microvolts for a muscle, and as it is for a force transducer', () => {
    assert.deepEqual(displayUnit({ kind: 'emg', unit: 'mV' }), { unit: 'µV', factor: 1000 });
    assert.deepEqual(displayUnit({ kind: 'mechanical', unit: 'V' }), { unit: 'V', factor: 1 });
    assert.deepEqual(displayUnit({ kind: 'emg', unit: '' }), { unit: '', factor: 1 });
  });
});
