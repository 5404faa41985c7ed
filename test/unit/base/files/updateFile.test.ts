import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { thisProcess } from '../../../../src/base/files/lockHolder';
import type { UpdatePoint } from '../../../../src/base/files/replacement';
import { SaveError } from '../../../../src/base/files/saveError';
import { updateFile } from '../../../../src/base/files/updateFile';
import { bytesOf, scratch } from './scratch';

const add =
  (word: string) =>
  (current: Uint8Array | undefined): Uint8Array =>
    bytesOf(`${new TextDecoder().decode(current)}${word} `);

describe('Updating a file', () => {
  const folder = scratch();
  const file = (name = 'a.json'): string => path.join(folder(), name);

  it('makes it where there is none and changes it where there is one, leaving nothing beside it', async () => {
    assert.equal(await updateFile(file(), add('one')), true);
    assert.equal(await updateFile(file(), add('two')), true);
    assert.equal(readFileSync(file(), 'utf8'), 'one two ');
    assert.deepEqual(readdirSync(folder()), ['a.json']);
  });

  it('touches nothing where there is nothing to write', async () => {
    await updateFile(file(), add('one'));
    const before = statSync(file());
    assert.equal(await updateFile(file(), () => undefined), false);
    assert.equal(await updateFile(file(), () => bytesOf('one ')), false);
    assert.deepEqual([statSync(file()).ino, statSync(file()).mtimeMs], [before.ino, before.mtimeMs]);
  });

  it('loses neither of two that write at once, nor of twenty', async () => {
    const words = Array.from({ length: 20 }, (_, index) => `w${index}`);
    await Promise.all(words.map((word) => updateFile(file(), add(word))));
    assert.deepEqual(readFileSync(file(), 'utf8').trim().split(' ').sort(), [...words].sort());
  });

  for (const point of ['read', 'temporary'] as const) {
    for (const existed of [true, false]) {
      it(`starts over when someone without a lock writes after "${point}", where there was ${existed ? 'a' : 'no'} file`, async () => {
        if (existed) writeFileSync(file(), 'old ');
        let foreign = 0;
        const reached = (now: UpdatePoint): void => {
          if (now === point && foreign++ === 0) writeFileSync(file(), 'foreign ');
        };
        await updateFile(file(), add('ours'), { reached });
        assert.equal(readFileSync(file(), 'utf8'), 'foreign ours ');
      });
    }
  }

  it('merges a file that arrives between the last look and the write, where there was none', async () => {
    let foreign = 0;
    const reached = (now: UpdatePoint): void => {
      if (now === 'looked-again' && foreign++ === 0) writeFileSync(file(), 'foreign ');
    };
    await updateFile(file(), add('ours'), { reached });
    assert.equal(readFileSync(file(), 'utf8'), 'foreign ours ');
  });

  it('starts over in place, too, when someone writes after the journal', async () => {
    writeFileSync(file(), 'old ');
    linkSync(file(), file('b.json'));
    let foreign = 0;
    const reached = (now: UpdatePoint): void => {
      if (now === 'journalled' && foreign++ === 0) writeFileSync(file(), 'foreign ');
    };
    await updateFile(file(), add('ours'), { reached });
    assert.equal(readFileSync(file('b.json'), 'utf8'), 'foreign ours ');
    assert.deepEqual(readdirSync(folder()), ['a.json', 'b.json']);
  });

  it('says so in the end when another program changes the file without end', async () => {
    writeFileSync(file(), 'old ');
    let count = 0;
    const reached = (now: UpdatePoint): void => {
      if (now === 'read') writeFileSync(file(), `foreign ${count++}`);
    };
    await assert.rejects(updateFile(file(), add('ours'), { reached }), (error: unknown) => {
      assert.ok(error instanceof SaveError);
      assert.equal(
        error.message,
        "a.json can't be written: another program keeps changing it. Close it there and save again.",
      );
      return true;
    });
  });

  for (const mode of [0o664, 0o666, 0o640, 0o600, 0o620, 0o755]) {
    it(`keeps the permissions ${mode.toString(8)}, whatever the umask`, async () => {
      writeFileSync(file(), 'old');
      chmodSync(file(), mode);
      const umask = process.umask(0o027);
      try {
        await updateFile(file(), add('new'));
      } finally {
        process.umask(umask);
      }
      assert.equal((statSync(file()).mode & 0o7777).toString(8), mode.toString(8));
    });
  }

  it('keeps a symbolic link a link, over several links too, and makes the target of one that leads nowhere', async () => {
    mkdirSync(file('study'));
    writeFileSync(file('study/target.json'), 'old ');
    symlinkSync('study/target.json', file('first'));
    symlinkSync('first', file('second'));
    symlinkSync('study/new.json', file('dangling'));
    await updateFile(file('second'), add('new'));
    await updateFile(file('dangling'), add('made'));
    assert.equal(readFileSync(file('study/target.json'), 'utf8'), 'old new ');
    assert.equal(readFileSync(file('study/new.json'), 'utf8'), 'made ');
    assert.ok(lstatSync(file('second')).isSymbolicLink() && lstatSync(file('dangling')).isSymbolicLink());
  });

  for (const point of ['read', 'temporary'] as const) {
    it(`writes through a link that takes the file's place after "${point}"`, async () => {
      writeFileSync(file(), 'old ');
      let changed = false;
      const reached = (now: UpdatePoint): void => {
        if (now !== point || changed) return;
        changed = true;
        renameSync(file(), file('target.json'));
        symlinkSync('target.json', file());
      };
      await updateFile(file(), add('new'), { reached });
      assert.ok(lstatSync(file()).isSymbolicLink(), 'the link is kept');
      assert.equal(readFileSync(file('target.json'), 'utf8'), 'old new ');
      assert.deepEqual(readdirSync(folder()).sort(), ['a.json', 'target.json']);
    });
  }

  it('keeps hard links: both names have the new text', async () => {
    writeFileSync(file(), 'a much longer old text ');
    linkSync(file(), file('b.json'));
    await updateFile(file(), () => bytesOf('short'));
    assert.equal(readFileSync(file('b.json'), 'utf8'), 'short');
    assert.equal(statSync(file()).nlink, 2);
    assert.deepEqual(readdirSync(folder()), ['a.json', 'b.json']);
  });

  it('leaves a file that is marked read-only alone, for the superuser too', async () => {
    writeFileSync(file(), 'old');
    chmodSync(file(), 0o444);
    await assert.rejects(
      updateFile(file(), add('new')),
      /^SaveError: a\.json can't be written: the file is marked read-only\./u,
    );
    assert.equal(readFileSync(file(), 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder()), ['a.json']);
  });

  it('tidies what crashes have left, of this and of earlier versions, and nothing else', async () => {
    const left = ['.a.json.0123456789abcdef.tmp', 'a.json.0123456789ab.tmp'];
    const others = [
      'b.json.0123456789ab.tmp',
      'a.json.tmp',
      'a.json.0123.tmp',
      '.a.json.notes',
      '.a.json.x.tmp',
    ];
    for (const name of [...left, ...others]) writeFileSync(file(name), '');
    await updateFile(file(), add('new'));
    assert.deepEqual(readdirSync(folder()).sort(), ['a.json', ...others].sort());
  });

  const patience = { silenceMilliseconds: 300, waitMilliseconds: 1000 };

  it('takes a lock of unknown origin over when it has been silent', async () => {
    writeFileSync(file('.a.json.lock'), '');
    const begin = performance.now();
    await updateFile(file(), add('new'), { patience });
    const waited = performance.now() - begin;
    assert.ok(waited > 300, `taken over after ${waited} ms`);
    assert.deepEqual(readdirSync(folder()), ['a.json']);
  });

  it('takes a lock over whose process is gone, also where another may have got its number', async () => {
    // As where the system does not say when a process began: this one lives, and need not be the one that locked.
    const holder = { ...(await thisProcess()), began: '' };
    writeFileSync(file('.a.json.lock'), JSON.stringify(holder));
    await updateFile(file(), add('new'), { patience });
    assert.deepEqual(readdirSync(folder()), ['a.json']);
  });

  it('takes no lock over that still shows life', async () => {
    writeFileSync(
      file('.a.json.lock'),
      '{"user": "[ada](command:x)", "host": "ward\\u202e 3", "machine": "m", "processId": 1, "began": ""}',
    );
    const beat = setInterval(() => utimesSync(file('.a.json.lock'), new Date(), new Date()), 50);
    try {
      await assert.rejects(
        updateFile(file(), add('new'), { patience }),
        /SaveError: a\.json can't be written: adacommandx on ward 3 is writing it\. Save again in a moment\./u,
      );
    } finally {
      clearInterval(beat);
    }
    assert.equal(existsSync(file()), false);
  });

  it('takes a name that is as long as the file system allows', async () => {
    const long = file(`${'n'.repeat(243)}.labels.json`);
    await updateFile(long, add('one'));
    await updateFile(long, add('two'));
    assert.deepEqual(readdirSync(folder()), [path.basename(long)]);
  });

  const refused: readonly (readonly [what: string, make: (name: string) => void, sentence: RegExp])[] = [
    ['a folder', (name) => mkdirSync(name), /a\.json is a folder, not a file/u],
    ['a name that is too long', () => undefined, /can't be written: its name or path is too long/u],
    ['a folder that is gone', () => undefined, /can't be written: its folder is not there any more/u],
  ];
  for (const [what, make, sentence] of refused) {
    it(`says in a sentence without error codes that there is ${what}`, async () => {
      const name = what.includes('long') ? 'n'.repeat(300) : what.includes('gone') ? 'no/a.json' : 'a.json';
      make(file(name));
      await assert.rejects(updateFile(file(name), add('new')), (error: unknown) => {
        assert.match(String(error), sentence);
        assert.doesNotMatch(String(error), /E[A-Z]{3,}|errno/u);
        return true;
      });
    });
  }
});
