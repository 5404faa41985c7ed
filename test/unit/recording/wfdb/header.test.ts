/** The WFDB header: what each field means, what stands in for a missing one, and what a wrong one is told. */
import assert from 'node:assert/strict';
import { parseHeader } from '../../../../src/recording/wfdb/header';
import type { RecordLine, SignalSpec } from '../../../../src/recording/wfdb/headerTypes';
import { recognisesHeader } from '../../../../src/recording/wfdb/recognise';
import { startTimeOf } from '../../../../src/recording/wfdb/startTime';

function record(line: string): RecordLine {
  return parseHeader(`${line}\na.dat 16\n`, 'a.hea').record;
}

function signal(line: string): SignalSpec {
  const header = parseHeader(`a 1\n${line}\n`, 'a.hea');
  assert(header.kind === 'signals' && header.signals[0]);
  return header.signals[0];
}

/** The sentence with which a header is refused. */
function refusal(text: string): string {
  try {
    parseHeader(text, 'a.hea');
  } catch (error) {
    assert(error instanceof Error && error.name === 'RecordingError');
    return error.message;
  }
  return assert.fail('the header was accepted');
}

describe('A WFDB record line', () => {
  it('gives name, signals, sampling frequency, length, time and date', () => {
    assert.deepEqual(record('a 1 62.4725/999.56(-3) 14400 8:26:04.5 26/10/1994'), {
      name: 'a',
      signalCount: 1,
      frameRate: 62.4725,
      frames: 14_400,
      baseTime: '8:26:04.5',
      baseDate: '26/10/1994',
    });
  });

  it('has 250 Hz and an open length where it states none', () => {
    assert.deepEqual(record('a 1'), { name: 'a', signalCount: 1, frameRate: 250 });
    assert.deepEqual(record('a 1 4e3 0'), { name: 'a', signalCount: 1, frameRate: 4000 });
  });

  it('that is wrong is refused with its line and field', () => {
    const refusals: [string, string][] = [
      ['# only a comment\n', 'a.hea has no record line: it is empty or only comments.'],
      ['a\n', 'a.hea, line 1: the number of signals is missing; correct the header.'],
      [
        'a one\n',
        'a.hea, line 1: the number of signals is "one" but should be an integer from 0 to 65536; correct the header.',
      ],
      [
        '#\n\na 1 -5\n',
        'a.hea, line 3: the sampling frequency is "-5" but should be above 0 Hz; correct the header.',
      ],
      [
        'a 1 0x10\n',
        'a.hea, line 1: the sampling frequency is "0x10" but should be a number; correct the header.',
      ],
      [
        'a 1 1e999\n',
        'a.hea, line 1: the sampling frequency is "1e999" but should be a number; correct the header.',
      ],
      [
        'a 1 250 -1\n',
        'a.hea, line 1: the number of samples is "-1" but should be an integer from 0; correct the header.',
      ],
      [
        'a 1 250 99999999999999999999\n',
        'a.hea, line 1: the number of samples is "99999999999999999999" but should be an integer from 0; correct the header.',
      ],
      [
        'a/0 1\n',
        'a.hea, line 1: the number of segments is "0" but should be an integer from 1; correct the header.',
      ],
      [
        'a/1/2 1\n',
        'a.hea, line 1: the record name is "a/1/2" but should be like case01 or case01/3; correct the header.',
      ],
      [
        'a 60000\na.dat 16\n',
        'a.hea, line 1: the number of signals is "60000" but should be 1, the number of signal lines; correct the header.',
      ],
      [
        'a/2 1\nb 5\n',
        'a.hea, line 1: the number of segments is "2" but should be 1, the number of segment lines; correct the header.',
      ],
    ];
    for (const [text, sentence] of refusals) assert.equal(refusal(text), sentence);
  });
});

describe('A WFDB signal line', () => {
  it('gives every field, the description with its blanks', () => {
    assert.deepEqual(signal('a.dat 212x4:3+24 1.052e+04(-55)/mmHg 12 7 -8 -8177 512 Resp. Imp. left '), {
      fileName: 'a.dat',
      format: 212,
      samplesPerFrame: 4,
      skewFrames: 3,
      byteOffset: 24,
      gain: 10_520,
      calibrated: true,
      baseline: -55,
      units: 'mmHg',
      initialValue: -8,
      checksum: -8177,
      description: 'Resp. Imp. left',
      line: 2,
    });
  });

  it('has the defaults of header(5) where it stops early', () => {
    assert.deepEqual(signal('a.dat 16'), {
      fileName: 'a.dat',
      format: 16,
      samplesPerFrame: 1,
      skewFrames: 0,
      byteOffset: 0,
      gain: 200,
      calibrated: false,
      baseline: 0,
      units: 'mV',
      initialValue: 0,
      description: '',
      line: 2,
    });
  });

  it('takes the ADC zero for the baseline and the initial value that are not stated', () => {
    const { baseline, initialValue, units } = signal('a.dat 212 200 11 1024');
    assert.deepEqual([baseline, initialValue, units], [1024, 1024, 'mV']);
  });

  it('with a gain of 0 is uncalibrated, at 200 steps per unit', () => {
    const { gain, calibrated, units } = signal('a.dat 16 0/uV');
    assert.deepEqual([gain, calibrated, units], [200, false, 'uV']);
  });

  it('keeps units as they are spelled', () => {
    assert.equal(signal('a.dat 16 10000/mv').units, 'mv');
    assert.equal(signal('a.dat 16 10/cm/s').units, 'cm/s');
  });

  it('that is wrong is refused with its line and field', () => {
    const refusals: [string, RegExp][] = [
      ['a.dat', /line 2: the signal format is missing/u],
      ['a.dat mp3', /line 2: the signal format is "mp3" but should be like 16, 212x2/u],
      ['a.dat 16x2x3', /line 2: the signal format is "16x2x3" but should be with "x" at most once/u],
      ['a.dat 16x0', /line 2: the samples per frame is "0" but should be an integer from 1 to 100000/u],
      ['a.dat 16x999999999', /line 2: the samples per frame is "999999999"/u],
      ['a.dat 16 loud', /line 2: the ADC gain is "loud" but should be a number/u],
      ['a.dat 16 200(', /line 2: the ADC gain is "200\(" but should be like 200, 200\/mV/u],
      ['a.dat 16 200(x)/mV', /line 2: the baseline is "x" but should be a number/u],
      ['a.dat 16 200 twelve', /line 2: the ADC resolution is "twelve" but should be an integer/u],
      ['a.dat 16 200 12 0 0 ?', /line 2: the checksum is "\?" but should be an integer/u],
    ];
    for (const [line, sentence] of refusals) assert.match(refusal(`a 1\n${line}\n`), sentence);
  });
});

describe('A WFDB start time', () => {
  const start = (text: string): ReturnType<typeof startTimeOf> =>
    startTimeOf(record(`a 1 250 9 ${text}`), 'a.hea');

  it('is date and time, with milliseconds where there are any', () => {
    assert.deepEqual(start('8:6:4 6/1/1994'), { startTime: '1994-01-06T08:06:04' });
    assert.deepEqual(start('16:57:09.250 26/10/2137'), { startTime: '2137-10-26T16:57:09.250' });
  });

  it('is unknown without a date', () => {
    assert.deepEqual(start('19:46:25.757'), {});
  });

  it('that is impossible is left out, with a warning', () => {
    for (const text of ['25:00:00 1/1/2020', '10:00:00 31/2/2020', '10:00:00 2020-01-01', 'noon 1/1/2020']) {
      assert.deepEqual(start(text), {
        warning: `a.hea gives the impossible start "${text}"; the recording is shown without a start time.`,
      });
    }
  });
});

describe('A WFDB header is recognised by its content', () => {
  const recognised = (text: string, name: string): boolean =>
    recognisesHeader(new TextEncoder().encode(text), name);

  it('whatever the file is called', () => {
    assert(
      recognised('# made by hand\r\ncase01 2 4000 100\r\n\r\ncase01.dat 16+24 100/mV\r\n', 'case01.txt'),
    );
    assert(recognised('r/2 1 100 5\na 3\nb 2\n', 'r.hea'));
    assert(recognised('100 2 360/100 5\n~ 0\n~ 0\n', 'x'));
  });

  it('and a table of numbers, prose or another format is not one, even under the name of one', () => {
    assert(!recognised('1 2 250\n3 16 200\n4 16 200\n', 'table.hea'));
    assert(!recognised('time 2 emg\n0.1 16 3\n', 'table.txt'));
    assert(!recognised('Dear 2 readers,\nthis is prose\n', 'letter.hea'));
    assert(!recognised(`0${' '.repeat(255)}`, 'edf.hea'));
    assert(!recognised('a 1 250\na.dat 16\n\0\0', 'a.hea'));
    assert(!recognised('', 'a.hea'));
  });

  it('also when a field is wrong, if the record bears the name of the file, so that the field is named', () => {
    assert(recognised('case01 two 4000\n', 'case01.hea'));
  });
});
