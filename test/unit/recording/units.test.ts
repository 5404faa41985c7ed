import assert from 'node:assert/strict';
import { displayUnit, isUnclearVoltage, microvoltsPerUnit } from '../../../src/recording/units';

describe('A unit of electric potential', () => {
  const spellings: [number, readonly string[]][] = [
    [
      1,
      [
        ...[
          'uV',
          'µV',
          'μV',
          ' UV ',
          'microV',
          'microvolt',
          'micro volts',
          'micro-Volts',
          'MicroVolts',
          '㎶',
        ],
        ...[
          'uVolt',
          'uVolts',
          'uVOLT',
          'µVolt',
          'u V',
          'µ V',
          'muV',
          'mcV',
          'mkV',
          'Mikrovolt',
          'microvoltios',
        ],
        ...['(uV)', '[µV]', '"uV"', '(µV)', '{uV}', 'мкВ', 'мкВольт', 'МКВ', 'микровольт'],
        ...['Â\u00b5V', 'Î¼V', '&micro;V', '\\mu V', '$\\mu$V', '\\u00b5V'],
        ...[
          '10^-6 V',
          '10-6V',
          '1e-6 V',
          '1E-06V',
          'x10^-6 V',
          '10\u207b\u2076 V',
          '0.001 mV',
          '0,001mV',
          '1 uV',
        ],
        ...['uVrms', 'uV rms', 'µV RMS', 'uV p-p', 'uVpp', 'uV (peak)'],
      ],
    ],
    [
      1000,
      [
        'mV',
        'mv',
        'MV',
        'millivolts',
        'milliV',
        'mVolt',
        'm Volts',
        'мВ',
        'Milivolt',
        '1e-3 V',
        '(mV)',
        '㎷',
      ],
    ],
    [1e6, ['V', 'volt', 'Volts', 'В', 'Вольт', 'voltios', '[V]', 'V rms']],
    [1e-3, ['nV', 'nanovolts', 'nVolt', 'нВ', '1e-9V']],
    [0.1, ['0.1 uV', '0.1µV', '1e-7 V']],
  ];
  for (const [microvolts, units] of spellings) {
    it(`is ${microvolts} µV in every spelling of ${units[0]}`, () => {
      for (const unit of units) {
        const ratio = (microvoltsPerUnit(unit) ?? NaN) / microvolts;
        assert.ok(Math.abs(ratio - 1) < 1e-9, `${unit}: ${ratio}`);
      }
    });
  }

  it('is not what only looks like one', () => {
    for (const unit of [
      '',
      'N',
      'u',
      'mVs',
      'kV',
      'deg',
      'arbitrary',
      'mV/V',
      'V/s',
      'uV/mm',
      'µV²',
      'dBuV',
      '10',
      '0 V',
      'VA',
      'mVA',
      '.V',
      '?V',
      '\ufffdV',
      'm',
      'rms',
    ]) {
      assert.equal(microvoltsPerUnit(unit), undefined, unit);
    }
  });

  it('whose prefix was lost on the way is unclear, and nothing is guessed', () => {
    for (const unit of ['.V', '?V', '\ufffdV', '_V', '??V', '¦V', '. Volt']) {
      assert.equal(isUnclearVoltage(unit), true, unit);
    }
    for (const unit of ['V', 'uV', 'kV', 'N', '', '.', '1V']) {
      assert.equal(isUnclearVoltage(unit), false, unit);
    }
  });

  it('is shown in microvolts for a muscle, and as it is for a force transducer', () => {
    assert.deepEqual(displayUnit({ kind: 'emg', unit: 'mV' }), { unit: 'µV', factor: 1000 });
    assert.deepEqual(displayUnit({ kind: 'mechanical', unit: 'V' }), { unit: 'V', factor: 1 });
    assert.deepEqual(displayUnit({ kind: 'emg', unit: '' }), { unit: '', factor: 1 });
  });
});
