/** What stands above or among the rows and is no sample: counts, rates, units, words, other tables. */
import assert from 'node:assert/strict';
import { openText, readAll, recognisesText } from './openText';
import { emg, lines, summary } from './tables';

const rows = lines(200, (row) => `${emg(row)},${emg(row + 1)}`);
const givenRate = { samplingRate: 1000 };
const first = Math.fround(Number(emg(0)));

describe('Rows of statements', () => {
  it('between names and samples are none, and a sentence tells of the line', async () => {
    for (const row of ['2000,2000', '200,200', '2000,148', '1000,']) {
      const recording = await openText(`EMG (mV),ACC (g)\n${row}\n${rows}`, givenRate);
      assert.equal(recording.channels[0]?.samples, 200, row);
      assert.equal((await readAll(recording, 0))[0], first, row);
      assert.match(recording.warnings.join('\n'), /Line 2 states counts or rates/u, row);
    }
  });

  it('are not told from samples that are like them', async () => {
    for (const [row, others] of [
      ['0.5,0.9', rows],
      ['60,60', lines(200, (index) => `${50 + (index % 9)},${55 + (index % 7)}`)],
      ['512,512', lines(200, (index) => `${500 + (index % 9)},${500 + (index % 7)}`)],
    ] as const) {
      const recording = await openText(`EMG (mV),ACC (g)\n${row}\n${others}`, givenRate);
      assert.equal(recording.channels[0]?.samples, 201, row);
    }
  });

  it('without a time where all others have one are none', async () => {
    const timed = lines(200, (row) => `${row / 1000},${emg(row)}`);
    const recording = await openText(`Time [s],EMG (mV)\n,200\n${timed}`);
    assert.deepEqual(summary(recording), ['EMG|mV|emg|1000|200']);
  });

  it('of units, rates, intervals and words come in any order under the names', async () => {
    const said = ['mV,g', '1000 Hz,1000 Hz', '1 ms,1 ms', 'CAL,CAL'];
    for (let turn = 0; turn < said.length; turn++) {
      const order = [...said.slice(turn), ...said.slice(0, turn)];
      const recording = await openText(`EMG,ACC\n${order.join('\n')}\n${rows}`);
      assert.deepEqual(
        summary(recording),
        ['EMG|mV|emg|1000|200', 'ACC|g|mechanical|1000|200'],
        order.join(' '),
      );
    }
  });
});

describe('Columns and names that differ in number', () => {
  it('rows with a number and no name for it keep the names at their columns', async () => {
    const text = `"EMG" "Force"\n${lines(50, (row) => `"${row + 1}" ${emg(row)} 7`)}`;
    const recording = await openText(text, givenRate);
    assert.deepEqual(summary(recording), ['EMG||emg|1000|50', 'Force||mechanical|1000|50']);
    assert.equal((await readAll(recording, 1))[0], 7);
  });

  it('rows that end in a delimiter keep them too', async () => {
    const recording = await openText(`EMG;ACC\n${lines(50, (row) => `${emg(row)};7;`)}`, givenRate);
    assert.deepEqual(summary(recording), ['EMG||emg|1000|50', 'ACC||mechanical|1000|50']);
  });
});

describe('Quoted cells', () => {
  it('hold decimal commas between commas', async () => {
    const quoted = (text: string): string => `"${text.replace('.', ',')}"`;
    const text = `"Time (s)","EMG (mV)"\n${lines(300, (row) => `${quoted(String(row / 2000))},${quoted(emg(row))}`)}`;
    const recording = await openText(text);
    assert.deepEqual(summary(recording), ['EMG|mV|emg|2000|300']);
    assert.equal((await readAll(recording, 0))[7], Math.fround(Number(emg(7))));
  });
});

describe('Words within a table', () => {
  it('in a column of labels are remarks where they change, and no signal', async () => {
    const text = `EMG,label\n${lines(300, (row) => `${emg(row)},${row < 100 ? 'rest' : 'fist'}`)}`;
    const recording = await openText(text, givenRate);
    assert.deepEqual(summary(recording), ['EMG||emg|1000|300']);
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ onsetSeconds, text: said }) => [onsetSeconds, said]),
      [
        [0, 'rest'],
        [0.1, 'fist'],
      ],
    );
  });

  it('in a column of comments are remarks although the first comes late', async () => {
    const text = `EMG,Comment\n${lines(6000, (row) => `${emg(row)},${row === 5500 ? '"hold, then rest"' : ''}`)}`;
    const recording = await openText(text, givenRate);
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 5.5, durationSeconds: 0, text: 'hold, then rest' },
    ]);
    assert.doesNotMatch(recording.warnings.join('\n'), /cannot be read/u);
  });

  it('after a blank line begin another table, which is left out by its title', async () => {
    const recording = await openText(`EMG,ACC\n${rows}\nMarkers\nTime,Name\n1,2\n3,4\n`, givenRate);
    assert.equal(recording.channels[0]?.samples, 200);
    assert.deepEqual(recording.leftOut, [
      { name: 'Markers', reason: 'it is another table, from line 203 on' },
    ]);
  });

  it('above the names may have numbers in two lines, which are no table', async () => {
    const recording = await openText(
      `2,1500\n1,3\n\nTime (s),EMG,ACC\n${lines(200, (row) => `${row / 1000},${emg(row)},7`)}`,
    );
    assert.deepEqual(summary(recording), ['EMG||emg|1000|200', 'ACC||mechanical|1000|200']);
  });

  it('make no table of a list of names, electrodes, events or days', () => {
    const others = [
      `name,x,y,z\n${lines(200, (row) => `E${row},0.${row},0.2,0.3`)}`,
      `participant_id\tage\tsex\n${lines(200, (row) => `sub-${row}\t${20 + (row % 50)}\tF`)}`,
      `name,age\n${lines(300, (row) => `Anna ${row},${row}`)}`,
      `onset\tduration\ttrial_type\n${lines(60, (row) => `${row * 3.1}\t1\tgo`)}`,
    ];
    for (const other of others) assert.equal(recognisesText(other), false, other.slice(0, 60));
  });
});
