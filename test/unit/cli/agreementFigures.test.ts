/** The figures of `emg-labels agreement`: their intervals, and why one has none or is not defined. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { anna, ben, labelFile, type Answer, type Marked } from './readerFiles';
import { run } from './run';

describe('The figures of emg-labels agreement', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'emg-agreement-figures-'));
  after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, recording: string, marked: readonly Marked[]): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, labelFile(recording, marked));
  };
  const asked = async (place: string): Promise<Answer> =>
    JSON.parse((await run('agreement', place, '--json')).out) as Answer;

  it('are medians of boundaries, F1 by label and what is taken for what with intervals, or say why not', async () => {
    const later = (marked: readonly Marked[], seconds: number): readonly Marked[] =>
      marked.map(([label, from, to]) => [label, from + seconds, to + 2 * seconds]);
    for (let i = 0; i < 6; i++) {
      // In one recording alone Ben sees a rest, and Anna a tremor.
      const rare: readonly Marked[] = i === 2 ? [['rest', 80, 90]] : [];
      write(`six/case${i}.edf.anna.labels.json`, `case${i}.edf`, [...anna, ...(i === 4 ? ben.slice(1) : [])]);
      write(`six/case${i}.edf.ben.labels.json`, `case${i}.edf`, [
        ...later(anna.slice(i % 2), i / 10),
        ...rare,
      ]);
    }
    const { pairs, noIntervals } = await asked(path.join(folder, 'six'));
    assert.equal(noIntervals, undefined);
    const [pair] = pairs;
    assert.ok(pair);
    const { value, interval } = pair.onsetDifferenceMedianSeconds;
    assert.equal(value, pair.onsetDifferenceSeconds[1]);
    assert.ok(interval && interval.low < value && value < interval.high);
    assert.ok((pair.endDifferenceMedianSeconds.interval?.high ?? 0) > interval.high);
    assert.ok(pair.byLabel['voluntary']?.eventF1.every((figure) => figure.interval));
    const share = pair.confusionSeconds.find(({ labels }) => labels.join() === 'voluntary,voluntary')?.share;
    assert.ok(share?.interval && share.value && share.interval.low < share.value);
    assert.ok(share.value < share.interval.high);

    const { out } = await run('agreement', path.join(folder, 'six'));
    const range = String.raw`\([+−]?\d\.\d{3} to [+−]?\d\.\d{3}\)`;
    for (const line of [
      String.raw`^ {2}ben after anna, median of 9 events:$`,
      String.raw`^ {4}begin \+0\.200 s ${range}, middle half \+0\.100 to \+0\.400 s$`,
      String.raw`^ {2}voluntary +3 +3 +0 +0\.667 ${range} +0\.667 ${range} +0\.667 ${range}$`,
      String.raw`^ {2}anna says +ben says +seconds +share of anna’s$`,
      String.raw`^ {2}voluntary +voluntary +\d+\.\d +0\.\d{3} ${range}$`,
      String.raw`^In brackets: 95 % bootstrap interval over recordings\.$`,
    ]) {
      assert.match(out, new RegExp(line, 'mu'));
    }
    const few = await run(
      'agreement',
      ...['anna', 'ben'].map((reader) => path.join(folder, `six/case2.edf.${reader}.labels.json`)),
    );
    assert.match(few.out, /^No intervals: .* which takes 5 of them\.$/mu);
    assert.doesNotMatch(few.out, /\d \(|\*/u);
  });

  it('say why alpha and the kappas are not defined', async () => {
    const alphaOf = async (name: string, marked: readonly Marked[]): Promise<string> => {
      for (const reader of ['anna', 'ben', 'carl']) {
        write(`${name}/a.edf.${reader}.labels.json`, 'a.edf', marked);
      }
      const { out } = await run('agreement', path.join(folder, name));
      return out;
    };
    const nothing = await alphaOf('undecided', [['rest', 10, 20, 'proposed']]);
    assert.match(nothing, /^Krippendorff's alpha: not defined: nobody has marked an event that counts/mu);
    assert.match(nothing, /^Fleiss' kappa: not defined: nobody has marked/mu);
    assert.match(nothing, /F1 of events: not defined: neither has marked an event at overlap 0\.3/u);
    const one = await alphaOf('onething', [['rest', 0, 100]]);
    assert.match(one, /^Krippendorff's alpha: not defined: all that was read by two is called rest$/mu);
    assert.match(one, /^Fleiss' kappa: not defined: all that everyone has read is called one thing$/mu);
    assert.match(one, /^ {2}Cohen's kappa: not defined: both call all of it rest$/mu);
    const { krippendorffAlpha } = await asked(path.join(folder, 'onething'));
    assert.match(krippendorffAlpha.whyNot ?? '', /^all that was read by two is called rest/u);
    assert.equal(krippendorffAlpha.value, null);
  });
});
