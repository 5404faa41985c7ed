/** What is said of the channels that detection looks at. */
import assert from 'node:assert/strict';
import { lookedAtLines } from '../../../src/sentences/lookedAt';

function channel(name: string, kind: string, kindReason = 'by its name') {
  return { name, kind, kindReason };
}

describe('What detection looks at', () => {
  it('is said by use, channels of one reason together, with what is left out', () => {
    const channels = [
      channel('EMG TA', 'emg'),
      channel('ch 2', 'emg', 'a voltage'),
      channel('EMG SOL', 'emg'),
      channel('Force', 'mechanical', 'by its unit'),
      channel('Target', 'target'),
      channel('TTL', 'trigger'),
    ];
    assert.deepEqual(lookedAtLines(channels, [{ name: 'column 1', reason: 'it counts rows' }]), [
      'Looked at for EMG: EMG TA, EMG SOL (by its name); ch 2 (a voltage).',
      'For force and movement: Force (by its unit).',
      'For a target: Target (by its name).',
      'Not looked at: TTL (by its name); column 1 (it counts rows).',
    ]);
  });

  it('is first of all said to be nothing where it is', () => {
    assert.deepEqual(lookedAtLines([channel('H.R.', 'other', '1 Hz is too slow for EMG')], []), [
      'No channel is taken for EMG, so nothing was looked at.',
      'Not looked at: H.R. (1 Hz is too slow for EMG).',
    ]);
  });

  it('names eight channels of a grid and counts the others', () => {
    const grid = Array.from({ length: 64 }, (_, index) => channel(`EMG ${index + 1}`, 'emg'));
    assert.match(lookedAtLines(grid, [])[0] ?? '', /EMG 8 and 56 more \(by its name\)\.$/u);
  });
});
