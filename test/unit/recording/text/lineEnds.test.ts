/** Lines of text end as any system ends them, also mixed: none is lost in the one before it. */
import assert from 'node:assert/strict';
import { openText, readAll } from './openText';

describe('Lines of delimited text', () => {
  const rows = ['# fs: 1000', 'a,b', '1,2', '3,4', '5,6', '7,8'];

  it('end at a line feed, a carriage return or both, also within one file', async () => {
    const ends: readonly (readonly string[])[] = [['\n'], ['\r\n'], ['\r'], ['\r\r\n'], ['\r', '\n', '\r\n']];
    for (const each of ends) {
      const text = rows.map((line, index) => `${line}${each[index % each.length] ?? ''}`).join('');
      for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
        const recording = await openText(bytes);
        assert.deepEqual(
          recording.channels.map(({ name }) => name),
          ['a', 'b'],
          JSON.stringify(each),
        );
        assert.deepEqual(await readAll(recording, 0), [1, 3, 5, 7], JSON.stringify(each));
      }
    }
  });

  it('are told alike wherever a block of the file ends', async () => {
    for (const length of [-2, -1, 0, 1]) {
      const first = `# fs: 1000${' '.repeat(256 * 1024 - 20 + length)}\n1,2\r\n3,4\r5,6\r\n7,8\r`;
      const recording = await openText(`# fs: 1000\n1,2\n3,4\n${first}`);
      assert.deepEqual(await readAll(recording, 0), [1, 3, 1, 3, 5, 7], String(length));
    }
  });
});
