/** Bad WFDB input: one clear sentence or what can be read, never a crash, a hang or a read outside the folder. */
import assert from 'node:assert/strict';
import { RecordingError } from '../../../../src/recording/recordingError';
import { openFromMemory } from './open';

const dat = Uint8Array.from({ length: 20 }, (_, index) => 200 - index);

/** The sentence with which a record is refused, for the named kind of problem. */
async function refusal(
  problem: RecordingError['problem'],
  files: Record<string, string | Uint8Array>,
): Promise<string> {
  try {
    await openFromMemory(files);
  } catch (error) {
    assert(error instanceof RecordingError, String(error));
    assert.equal(error.problem, problem);
    return error.message;
  }
  return assert.fail('the record was opened');
}

describe('Bad WFDB input', () => {
  it('a signal file that is missing is named, with the line that names it', async () => {
    assert.equal(
      await refusal('missing-file', { 'a.hea': 'a 1 250 10\nb.dat 16\n' }),
      'b.dat, which a.hea, line 2 names, is not beside the header: copy it into the same folder.',
    );
  });

  it('a signal file that is a Git LFS pointer is told as such, with the command', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 295716\n';
    assert.match(
      await refusal('pointer', { 'a.hea': 'a 1 250 10\na.dat 16\n', 'a.dat': pointer }),
      /a\.dat is a Git LFS pointer.* 295716 bytes.* git lfs pull --include "a\.dat"/u,
    );
  });

  it('names that lead out of the folder are refused, for signal files and segments', async () => {
    for (const name of ['../a.dat', '/etc/passwd', 'sub/a.dat', '..\\a.dat', 'C:a.dat', '..', '.']) {
      const text = await refusal('unsupported', { 'a.hea': `a 1 250 10\n${name} 16\n`, [name]: dat });
      assert(
        text.startsWith(`a.hea, line 2: "${name}" is not the plain name of a file beside the header`),
        text,
      );
    }
    const segments = {
      'a.hea': 'a/1 1 250 10\n../b 10\n',
      '../b.hea': 'b 1 250 10\na.dat 16\n',
      'a.dat': dat,
    };
    assert.match(await refusal('missing-file', segments), /"\.\.\/b\.hea" is not the plain name/u);
  });

  it('FLAC formats are named, with what to do', async () => {
    for (const format of [508, 516, 524]) {
      assert.match(
        await refusal('unsupported', { 'a.hea': `a 1 250 10\na.dat ${format}\n`, 'a.dat': dat }),
        new RegExp(`line 2: signal format ${format} is FLAC-compressed.* with the WFDB tool xform`, 'u'),
      );
    }
  });

  it('a format that does not exist is told with those that are read', async () => {
    assert.match(
      await refusal('unsupported', { 'a.hea': 'a 1 250 10\na.dat 17\n', 'a.dat': dat }),
      /line 2: signal format 17 is not one of those read here \(8, 16, 24, 32, 61, 80, 160, 212, 310, 311\)/u,
    );
  });

  it('a signal file with two formats, or named twice with another between, is refused', async () => {
    assert.match(
      await refusal('damaged', { 'a.hea': 'a 2 250 1\na.dat 16\na.dat 212\n', 'a.dat': dat }),
      /line 3: the format 212\+0 differs from 16\+0, which line 2 gives for the same file a\.dat/u,
    );
    assert.match(
      await refusal('unsupported', {
        'a.hea': 'a 3 250 1\na.dat 16\nb.dat 16\na.dat 16\n',
        'a.dat': dat,
        'b.dat': dat,
      }),
      /line 4: a\.dat was named further up/u,
    );
  });

  it('a signal file that is empty, or ends before its samples begin, is told with its size', async () => {
    assert.match(
      await refusal('damaged', { 'a.hea': 'a 1 250 10\na.dat 16\n', 'a.dat': '' }),
      /a\.dat holds no complete sample of each signal \(0 bytes/u,
    );
    assert.match(
      await refusal('damaged', { 'a.hea': 'a 1 250 10\na.dat 16+500\n', 'a.dat': dat }),
      /\(20 bytes, samples begin at byte 500\)/u,
    );
  });

  it('a record without signals, or of nothing but claims, is refused', async () => {
    assert.match(await refusal('unsupported', { 'a.hea': 'a 0 250 10\n' }), /a record without signals/u);
    const claims = { 'a.hea': 'a 1 250 900000000000000\n~ 16\n' };
    assert.match(
      await refusal('damaged', claims),
      /names no signal file and states 900000000000000 samples/u,
    );
    const segments = { 'a.hea': 'a/1 1 250\n~ 900000000000000\n' };
    assert.match(await refusal('damaged', segments), /state 900000000000000 samples in all/u);
  });

  it('a header that claims more samples than the file holds takes no memory for them', async () => {
    const recording = await openFromMemory({ 'a.hea': 'a 1 250 900000000000000\na.dat 16\n', 'a.dat': dat });
    assert.equal(recording.channels[0]?.samples, 10);
    assert.equal((await recording.read(0, 0, 900_000_000_000_000)).length, 10);
  });

  it('a header of a length that no header has is not read', async () => {
    const text = await refusal('damaged', { 'a.hea': new Uint8Array(5_000_000).fill(32) });
    assert.match(text, /a\.hea has 5000000 bytes, too many for a WFDB header/u);
  });

  it('a checksum that does not fit is said with both numbers, and the samples are shown', async () => {
    const files = {
      'a.hea': 'a 1 250 2\na.dat 16 100 16 0 0 77 0 EMG\n',
      'a.dat': Uint8Array.of(1, 0, 2, 0),
    };
    const recording = await openFromMemory(files);
    assert.match(
      recording.warnings.join(),
      /add up to 3 \(modulo 65536\), not to the checksum 77 of the header's line 2/u,
    );
    assert.deepEqual([...(await recording.readDigital(0, 0, 2))], [1, 2]);
  });

  it('a gain that is not stated is said, since amplitudes are then not calibrated', async () => {
    const recording = await openFromMemory({ 'a.hea': 'a 1 250 10\na.dat 16\n', 'a.dat': dat });
    assert.match(recording.warnings.join(), /states no gain \(line 2\): the WFDB default of 200/u);
  });

  it('a channel or range that does not exist is a RangeError', async () => {
    const recording = await openFromMemory({ 'a.hea': 'a 1 250 10\na.dat 16\n', 'a.dat': dat });
    await assert.rejects(recording.read(1, 0, 1), RangeError);
    await assert.rejects(recording.read(0, -1, 1), RangeError);
    await assert.rejects(recording.read(0, 0, -1), RangeError);
    await assert.rejects(recording.read(0, 0.5, 1), RangeError);
    assert.equal((await recording.read(0, 10, 5)).length, 0);
    assert.equal((await recording.read(0, 10_000, 5)).length, 0);
  });
});
