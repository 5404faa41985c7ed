import assert from 'node:assert/strict';
import { tickText } from '../../../webview/drawing/axisText';
import {
  clock,
  duration,
  frequency,
  percent,
  quantity,
  rounded,
  sensitivity,
  sweep,
  withSign,
} from '../../../webview/words/format';

describe('numbers on the page', () => {
  it('writes times as minutes, seconds and milliseconds, with hours where there are any', () => {
    assert.deepEqual(
      [0, 61.5, 59.9996, 3725.25].map((s) => clock(s)),
      ['0:00.000', '1:01.500', '1:00.000', '1:02:05.250'],
    );
    assert.equal(clock(59.9996, 0), '1:00');
  });

  it('writes lengths in the unit a person would choose', () => {
    assert.deepEqual([0.00025, 0.4, 9.88, 36, 125].map(duration), [
      '250 µs',
      '400 ms',
      '9.88 s',
      '36 s',
      '2:05.0 min',
    ]);
    assert.equal(duration(0.9996), '0.9996 s');
  });

  it('writes voltages from 1000 µV on in mV, and minus as a minus', () => {
    assert.deepEqual(
      [999, 1000, -1250, -3.5].map((v) => quantity(v, 'µV')),
      ['999 µV', '1 mV', '−1.25 mV', '−3.5 µV'],
    );
    assert.equal(quantity(5, ''), '5');
  });

  it('names every sensitivity and sweep exactly', () => {
    assert.deepEqual(
      [1, 100, 2000].map((v) => sensitivity(v, 'µV')),
      ['1 µV/div', '100 µV/div', '2 mV/div'],
    );
    assert.equal(sensitivity(0.5, 'N'), '0.5 N/div');
    assert.deepEqual([0.0001, 0.01, 1, 3.6, 20, 300].map(sweep), [
      '0.1 ms/div',
      '10 ms/div',
      '1 s/div',
      '3.6 s/div',
      '20 s/div',
      '5 min/div',
    ]);
  });

  it('writes the ticks of one axis alike, with as many decimals as the step needs', () => {
    assert.deepEqual(
      [0, 0.01, 0.02].map((s) => tickText(s, 0.01, 0.1)),
      ['0 ms', '10 ms', '20 ms'],
    );
    assert.deepEqual(
      [10.8, 14.4].map((s) => tickText(s, 3.6, 36)),
      ['10.8 s', '14.4 s'],
    );
    assert.equal(tickText(12.34, 0.02, 12.5), '12.34 s');
    assert.equal(tickText(75, 5, 100), '1:15');
    assert.equal(tickText(75.5, 0.5, 100), '1:15.5');
  });

  it('rounds away the noise of arithmetic, not the reading', () => {
    assert.equal(rounded(-4.9e-14, 0.05), 0);
    assert.equal(rounded(123.456, 0.1), 123.5);
    assert.equal(rounded(1234, 20), 1230);
  });

  it('writes probabilities as whole percentages, and weights with their sign', () => {
    assert.deepEqual([0, 0.384, 0.5].map(percent), ['0 %', '38 %', '50 %']);
    assert.deepEqual([0.004, 0.9949, 0.9996, 1].map(percent), ['< 1 %', '99 %', '> 99 %', '> 99 %']);
    assert.deepEqual([1.24, -0.45, 2].map(withSign), ['+1.2', '\u22120.5', '+2.0']);
  });

  it('writes sampling rates in Hz and kHz', () => {
    assert.deepEqual([500, 4000, 23_437.5].map(frequency), ['500 Hz', '4 kHz', '23.4375 kHz']);
  });
});
