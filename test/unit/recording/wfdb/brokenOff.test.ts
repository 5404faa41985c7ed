/** Headers that end within a line: what stands last there is doubted, never silently believed. */
import assert from 'node:assert/strict';
import { wfdbRecord } from '../../../fixtures/writers/wfdbWriter';
import { openFromMemory } from './open';

const twoSignals = [
  'a 2 1000 4',
  'a.dat 16 2000(0)/uV 16 0 0 0 0 EMG 1',
  'a.dat 16 2000(0)/uV 16 0 0 0 0 EMG 2',
];
const stored = Uint8Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? 100 : 0));

async function openHeader(header: string): Promise<{ warnings: readonly string[]; values: number[] }> {
  const recording = await openFromMemory({ 'a.hea': header, 'a.dat': stored });
  const values = await recording.read(recording.channels.length - 1, 0, 4);
  await recording.close();
  return { warnings: recording.warnings, values: [...values] };
}

describe('A WFDB header that ends within its last line', () => {
  it('in a gain that other lines show to be cut: the gain is not used, and it is said', async () => {
    const whole = twoSignals.join('\n');
    const cut = whole.slice(0, whole.lastIndexOf('2000(0)') + 2);
    const { warnings, values } = await openHeader(cut);
    assert.match(
      warnings[0] ?? '',
      /^a\.hea breaks off in line 3, .* its gain \(20\) is not whole: it is not used/u,
    );
    assert.match(warnings.join('\n'), /states no gain \(line 3\)/u);
    assert.deepEqual(values, [0.5, 0.5, 0.5, 0.5]);
  });

  it('in a gain that may be whole: it is used, and doubted', async () => {
    const { warnings, values } = await openHeader('a 1 1000 8\na.dat 16 20');
    assert.match(warnings.join('\n'), /^a\.hea ends within line 2, .* the gain \(20\) lacks digits/mu);
    assert.deepEqual(values, [5, 5, 5, 5]);
  });

  it('in the format, the unit or the ADC zero: each is doubted by its name', async () => {
    for (const [line, doubt] of [
      ['a.dat 16', /the signal format \(16\) is another/u],
      ['a.dat 16 20(0)/m', /the unit \("m"\) is another/u],
      ['a.dat 16 20(0)', /the unit is another than the WFDB default of mV/u],
      ['a.dat 16 20 12', /the ADC zero is missing/u],
      ['a.dat 16 20 ', /the ADC zero is missing/u],
      ['a.dat 16 20 12 10', /the ADC zero \(10\) lacks digits/u],
    ] as const) {
      const { warnings } = await openHeader(`a 1 1000 8\n${line}`);
      assert.match(warnings.join('\n'), doubt, line);
    }
  });

  it('in the first value of format 8, which all others are counted from: it is doubted', async () => {
    const { warnings } = await openHeader('a 1 1000 8\na.dat 8 20(0)/mV 12 0 10');
    assert.match(warnings.join('\n'), /the initial value \(10\) lacks digits/u);
  });

  it('after its last field, with a line end or a comment: nothing is said', async () => {
    for (const end of ['\n', '\r\n', '\n# a comm']) {
      const { warnings } = await openHeader(`a 1 1000 8\na.dat 16 20${end}`);
      assert.deepEqual(warnings, [], JSON.stringify(end));
    }
    const { warnings } = await openHeader('a 1 1000 8\na.dat 16 20(0)/mV 16 0 100 800 0 EM');
    assert.deepEqual(warnings, []);
  });

  it('of a segment: it is said of the record', async () => {
    const segment = wfdbRecord({
      name: 's1',
      frameRate: 1000,
      frames: 4,
      files: [{ name: 's1.dat', format: 16, signals: [{ samples: [1, 2, 3, 4] }] }],
    });
    const recording = await openFromMemory({
      'm.hea': 'm/1 1 1000\ns1 4\n',
      ...segment,
      's1.hea': 's1 1 1000 4\ns1.dat 16 2',
    });
    assert.match(recording.warnings.join('\n'), /^s1\.hea ends within line 2/mu);
    await recording.close();
  });

  it('in the length of its last segment: it is said', async () => {
    const segment = wfdbRecord({
      name: 's1',
      frameRate: 1000,
      frames: 4,
      files: [{ name: 's1.dat', format: 16, signals: [{ samples: [1, 2, 3, 4] }] }],
    });
    const recording = await openFromMemory({ 'm.hea': 'm/1 1 1000\ns1 2', ...segment });
    assert.match(recording.warnings.join('\n'), /the last segment is longer than it is shown/u);
    await recording.close();
  });
});
