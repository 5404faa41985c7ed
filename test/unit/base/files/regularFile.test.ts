import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import {
  FileError,
  openRegularFile,
  readRegularFile,
  type FileProblem,
} from '../../../../src/base/files/regularFile';

const onWindows = process.platform === 'win32';

describe('only regular files are opened', function () {
  this.timeout(5000);
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'regular-file-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const inFolder = (name: string): string => path.join(folder, name);

  async function refusal(filePath: string): Promise<[FileProblem, string]> {
    const error: unknown = await openRegularFile(filePath).then(
      async ({ handle }) => {
        await handle.close();
        return undefined;
      },
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof FileError, String(error));
    return [error.problem, error.message];
  }

  it('a folder is refused by what it is', async () => {
    mkdirSync(inFolder('a.edf'));
    assert.deepEqual(await refusal(inFolder('a.edf')), [
      'not-a-file',
      'a.edf is a folder, not a file: it is not opened.',
    ]);
  });

  it('a name that is too long is one of which there is no file', async () => {
    const name = `${'n'.repeat(300)}.edf`;
    const sentence = `${name} cannot be opened: its name is too long, so there is no such file.`;
    assert.deepEqual(await refusal(inFolder(name)), ['missing', sentence]);
  });

  (onWindows ? it.skip : it)('a named pipe is refused at once, also by way of a link', async () => {
    execFileSync('mkfifo', [inFolder('pipe.edf')]);
    symlinkSync('pipe.edf', inFolder('link.edf'));
    assert.deepEqual(await refusal(inFolder('pipe.edf')), [
      'not-a-file',
      'pipe.edf is a named pipe, not a file: it is not opened.',
    ]);
    assert.equal(
      (await refusal(inFolder('link.edf')))[1],
      'link.edf is a named pipe, not a file: it is not opened.',
    );
  });

  (onWindows ? it.skip : it)('a device and a socket are refused', async () => {
    symlinkSync('/dev/zero', inFolder('zero.edf'));
    assert.equal(
      (await refusal(inFolder('zero.edf')))[1],
      'zero.edf is a device, not a file: it is not opened.',
    );
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(inFolder('socket.edf'), resolve));
    assert.equal(
      (await refusal(inFolder('socket.edf')))[1],
      'socket.edf is a socket, not a file: it is not opened.',
    );
    await new Promise((resolve) => server.close(resolve));
  });

  it('what is not there is said without the code of an error', async () => {
    assert.deepEqual(await refusal(inFolder('none.edf')), [
      'missing',
      'none.edf cannot be opened: there is no such file.',
    ]);
    writeFileSync(inFolder('plain'), '');
    assert.deepEqual(await refusal(inFolder('plain/none.edf')), [
      'missing',
      'none.edf cannot be opened: there is no such file.',
    ]);
  });

  (onWindows ? it.skip : it)('a link is refused where a file must be our own', async () => {
    writeFileSync(inFolder('own.edf'), 'x');
    symlinkSync('own.edf', inFolder('to-own.edf'));
    await assert.rejects(openRegularFile(inFolder('to-own.edf'), 'refuse'), {
      problem: 'not-a-file',
      message: 'to-own.edf is a link, not a file: it is not opened.',
    });
    const { handle } = await openRegularFile(inFolder('own.edf'), 'refuse');
    await handle.close();
  });

  (onWindows ? it.skip : it)('a link to nowhere and a link in a circle are said', async () => {
    symlinkSync('nowhere', inFolder('dangling.edf'));
    assert.deepEqual(await refusal(inFolder('dangling.edf')), [
      'dangling-link',
      'dangling.edf is a link to a file that is not there.',
    ]);
    symlinkSync('circle.edf', inFolder('circle.edf'));
    assert.deepEqual(await refusal(inFolder('circle.edf')), [
      'unreadable',
      'circle.edf cannot be read: too many symbolic links encountered.',
    ]);
  });

  it('a file is read whole up to the limit and refused past it', async () => {
    writeFileSync(inFolder('whole'), 'labels');
    assert.equal(Buffer.from(await readRegularFile(inFolder('whole'), 6)).toString(), 'labels');
    await assert.rejects(readRegularFile(inFolder('whole'), 5), { problem: 'too-large' });
    writeFileSync(inFolder('sparse'), '');
    truncateSync(inFolder('sparse'), 2 ** 33);
    await assert.rejects(readRegularFile(inFolder('sparse'), 32e6), {
      message: 'sparse has 8590 MB; at most 32 MB are read.',
    });
  });
});
