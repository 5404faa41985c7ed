import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openText, readAll, recognisesText } from './openText';

const comma = (value: number, decimals: number): string => value.toFixed(decimals).replace('.', ',');
/** 0.3 s of two sines at 1000 Hz, in fixed decimals. */
const values = Array.from(
  { length: 300 },
  (_, index) => [Math.sin(index), 12 * Math.cos(index / 3)] as const,
);

function rows(decimals: number, hasTime = true): string {
  return values
    .map(([one, other], index) => {
      const cells = [
        ...(hasTime ? [comma(index / 1000, 3)] : []),
        comma(one, decimals),
        comma(other, decimals),
      ];
      return cells.join(',');
    })
    .join('\n');
}

describe('Text with commas between columns and in numbers', () => {
  it('is read by its names: each second comma divides, and a warning says so', async () => {
    const recording = await openText(`Time (s),EMG (mV),Force (N)\n${rows(4)}\n`);
    assert.deepEqual(
      recording.channels.map(({ name, unit, samplingRate, samples }) => [name, unit, samplingRate, samples]),
      [
        ['EMG', 'mV', 1000, 300],
        ['Force', 'N', 1000, 300],
      ],
    );
    assert.deepEqual(
      await readAll(recording, 0),
      values.map(([one]) => Math.fround(Number(one.toFixed(4))) + 0),
    );
    assert.match(recording.warnings.join('\n'), /each second one was taken for a decimal comma/u);
  });

  it('is read without names where numbers such as 041 show it', async () => {
    const recording = await openText(`${rows(3)}\n`);
    assert.deepEqual(
      recording.channels.map(({ samplingRate }) => samplingRate),
      [1000, 1000],
    );
    assert.deepEqual(
      await readAll(recording, 1),
      values.map(([, other]) => Math.fround(Number(other.toFixed(3))) + 0),
    );
  });

  it('may be one column', async () => {
    for (const head of ['EMG (mV)\n', '']) {
      const text = values.map(([one]) => comma(one, 4)).join('\n');
      const recording = await openText(`${head}${text}\n`, { samplingRate: 1000 });
      assert.deepEqual(
        await readAll(recording, 0),
        values.map(([one]) => Math.fround(Number(one.toFixed(4))) + 0),
        head,
      );
    }
  });

  it('may be of any numbers, signs and exponents among them', async () => {
    const cell = fc
      .tuple(fc.boolean(), fc.nat(99_999), fc.nat(9_999), fc.option(fc.integer({ min: -9, max: 9 })))
      .map(([isNegative, whole, part, exponent]) => {
        const behind = exponent === null ? '' : `E${exponent}`;
        return `${isNegative ? '-' : ''}${whole},${String(part).padStart(4, '0')}${behind}`;
      });
    const tables = fc.array(fc.tuple(cell, cell, cell), { minLength: 40, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const text = `EMG 1 (uV),EMG 2 (uV),EMG 3 (uV)\n${table.map((row) => row.join(',')).join('\n')}\n`;
        const recording = await openText(text, { samplingRate: 2000 });
        for (const column of [0, 1, 2]) {
          assert.deepEqual(
            await readAll(recording, column),
            table.map((row) => Math.fround(Number((row[column] ?? '').replace(',', '.'))) + 0),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('misses the rows in which a decimal part is missing, and counts them', async () => {
    const lines = rows(4).split('\n');
    lines[100] = '0,1,-0,5064,2';
    lines[200] = '0,2,1';
    const recording = await openText(`Time (s),EMG (mV),Force (N)\n${lines.join('\n')}\n`);
    const samples = await readAll(recording, 0);
    assert.deepEqual([samples.length, samples[100], samples[200]], [300, NaN, NaN]);
    assert.match(recording.warnings.join('\n'), /Lines 102, 202 cannot be read/u);
  });

  it('is refused where it can’t be told which comma is which, with what to do', async () => {
    const text = values
      .map(([one], index) => `${index},${comma(index / 1000, 3)},${comma(one, 4)},1`)
      .join('\n');
    assert.ok(recognisesText(`Frame,Time (s),EMG (mV),Trigger\n${text}\n`));
    await assert.rejects(
      openText(`Frame,Time (s),EMG (mV),Trigger\n${text}\n`),
      /test\.csv has commas between its columns and in its numbers.*export it with points/u,
    );
  });

  it('is none where the names are as many as the cells, or a number has a point', async () => {
    const wide = values.map((_, index) => `${index},${index % 7},${100 + index},${index % 5}`).join('\n');
    const named = await openText(`a,b,c,d\n${wide}\n`, { samplingRate: 1000 });
    assert.deepEqual(
      [named.warnings.join(' ').includes('decimal comma'), (await readAll(named, 0)).length],
      [false, 300],
    );
    const pointed = values.map(([one], index) => `${index},${(5 + one).toFixed(3)}`).join('\n');
    const recording = await openText(`EMG (mV)\n${pointed}\n`, { samplingRate: 1000 });
    assert.ok(!recording.warnings.join(' ').includes('decimal comma'));
  });
});
