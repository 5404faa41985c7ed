/** What someone sets about the kinds of channels. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fits, withKindRules } from '../../../src/recording/kinds/kindRules';
import type { Channel } from '../../../src/recording/recording';

function channel(name: string): Channel {
  return { name, unit: 'mV', kind: 'emg', kindReason: 'a voltage', samplingRate: 1000, samples: 10 };
}

describe('A kind that is set', () => {
  const channels = ['Aux 1', 'Aux 2', 'TA'].map(channel);

  it('takes the place of what name and unit tell, and says who set it', () => {
    const set = withKindRules(channels, [
      { channels: { pattern: 'aux*' }, kind: 'mechanical', by: 'study' },
      { channels: { name: 'Aux 2' }, kind: 'target', by: 'person' },
    ]);
    assert.deepEqual(
      set.map(({ kind, kindReason }) => `${kind}, ${kindReason}`),
      ['mechanical, as the study says', 'target, set by hand', 'emg, a voltage'],
    );
    assert.equal(set[2], channels[2]);
  });

  it('is that of the last rule that fits', () => {
    const set = withKindRules(channels, [
      { channels: { pattern: '*' }, kind: 'other', by: 'study' },
      { channels: { pattern: 'T?' }, kind: 'emg', by: 'study' },
    ]);
    assert.deepEqual(
      set.map(({ kind }) => kind),
      ['other', 'other', 'emg'],
    );
  });

  it('by name is for no other name, whatever stars are in it', () => {
    const rule = { channels: { name: 'Aux*' }, kind: 'other', by: 'person' } as const;
    const set = withKindRules([...channels, channel('Aux*')], [rule]);
    assert.deepEqual(
      set.map(({ kind }) => kind),
      ['emg', 'emg', 'emg', 'other'],
    );
  });

  it('changes nothing where there is none', () => {
    assert.equal(withKindRules(channels, []), channels);
  });
});

describe('A pattern of channel names', () => {
  it('fits the whole name, whatever its case', () => {
    for (const [name, pattern, isFit] of [
      ['EMG TA', 'emg*', true],
      ['EMG TA', '*ta', true],
      ['EMG TA', 'EMG', false],
      ['EMG TA', 'E?G ??', true],
      ['EMG TA', 'E?G ???', false],
      ['a.b', 'a?b', true],
      ['ab', 'a.b', false],
      ['', '*', true],
      ['', '', true],
      ['x', '', false],
      ['mississippi', '*sip*', true],
      ['mississippi', 'm*issi*pi', true],
      ['Ärm', 'äRM', true],
    ] as const) {
      assert.equal(fits(name, pattern), isFit, `${name} ~ ${pattern}`);
    }
  });

  it('fits as an expression of the same meaning does', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n') });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 6 });
    fc.assert(
      fc.property(text, pattern, (name, glob) => {
        const source = glob
          .replaceAll('.', String.raw`\.`)
          .replaceAll('?', '.')
          .replaceAll('*', '.*');
        assert.equal(fits(name, glob), new RegExp(`^${source}$`, 'su').test(name));
      }),
    );
  });

  it('of many stars takes no longer for it', () => {
    const started = performance.now();
    assert.equal(fits('a'.repeat(256), `${'*a'.repeat(120)}*b`), false);
    assert.ok(performance.now() - started < 1000);
  });
});
