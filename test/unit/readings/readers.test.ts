import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../src/labels/parse';
import type { SidecarHeader } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { mergeHeader } from '../../../src/records/mergeHeader';
import { phaseOf, readingIn } from '../../../src/readings/found';
import { otherReaderPart, readerPart } from '../../../src/readings/readerPart';
import { crampHeader } from '../labels/samples';

const header = { recording: 'case01.edf' };

describe('The file of one reader', () => {
  it('is called by the reader’s name in lower-case letters, digits and hyphens', () => {
    assert.equal(readerPart('Ana Müller'), 'ana-muller');
    assert.equal(readerPart('  Łukasz  O’Brien-Sørensen '), 'lukasz-o-brien-sorensen');
    assert.equal(readerPart('reader.2@lab.example'), 'reader-2-lab-example');
    assert.match(readerPart('李明'), /^reader-[0-9a-f]{6}$/u);
    assert.match(readerPart('../../etc/passwd'), /^etc-passwd$/u);
    assert.match(readerPart('\u202e\u0000'), /^reader-[0-9a-f]{6}$/u);
  });

  it('has a name that every file system keeps, whoever reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        for (const part of [readerPart(name), otherReaderPart(name)]) {
          assert.match(part, /^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
          assert.ok(part.length <= 40, part);
        }
      }),
    );
  });

  it('is another for two people whose names look alike in plain letters', () => {
    assert.equal(readerPart('Ana B.'), readerPart('ana-b'));
    assert.notEqual(otherReaderPart('Ana B.'), otherReaderPart('ana-b'));
    assert.notEqual(readerPart('Ли Ana'), readerPart('Мо Ana'), 'half in another script');
    assert.notEqual(otherReaderPart('Ana B.'), readerPart('Ana B.'));
  });

  it('is known by its header, and by its name where a person made it by hand', () => {
    const file = 'case01.edf.ana.labels.json';
    assert.deepEqual(readingIn('case01.edf', file, { ...header, reader: 'Ana', finished: true }), {
      part: 'ana',
      name: 'Ana',
      isFinished: true,
    });
    assert.deepEqual(readingIn('case01.edf', file, header), { part: 'ana', name: 'ana', isFinished: false });
  });

  it('is never the shared file of another recording', () => {
    const shared = 'case01.edf.csv.labels.json';
    assert.equal(readingIn('case01.edf', shared, { recording: 'case01.edf.csv' }), undefined);
    assert.equal(readingIn('case01.edf', 'case01.edf.labels.json', header), undefined);
    assert.equal(readingIn('case01', 'case01.edf.labels.json', header), undefined);
    assert.equal(
      readingIn('case01', 'case01.edf.ana.labels.json', { ...header, reader: 'Ana' }),
      undefined,
      'a reading of case01.edf is none of case01',
    );
  });

  it('is found under a recording’s new name', () => {
    const reading = readingIn('new.edf', 'new.edf.ana.labels.json', { ...header, reader: 'Ana' });
    assert.equal(reading?.name, 'Ana');
  });
});

describe('What others have read', () => {
  const [ana, ben] = ['ana', 'ben'].map((part) => ({ part, name: part, isFinished: true }));
  assert.ok(ana && ben);

  it('is hidden until the reader and another have finished', () => {
    const unfinished = { ...ben, isFinished: false };
    assert.equal(phaseOf(undefined, [ben]), 'reading');
    assert.equal(phaseOf({ ...ana, isFinished: false }, [ben]), 'reading');
    assert.equal(phaseOf(ana, []), 'waiting');
    assert.equal(phaseOf(ana, [unfinished]), 'waiting');
    assert.equal(phaseOf(ana, [unfinished, ben]), 'open');
  });
});

describe('That a reading is finished', () => {
  it('stays through a merge with a branch that does not know of it, whose reading it is too', () => {
    const reading: SidecarHeader = { ...crampHeader, version: '1.3', reader: 'Ana' };
    const finished: SidecarHeader = { ...reading, finished: true };
    for (const [ours, theirs] of [
      [reading, finished],
      [finished, reading],
    ] as const) {
      assert.deepEqual(mergeHeader(reading, ours, theirs), { header: finished, disputed: [] });
    }
  });

  it('is written and read back, in a file of format 1.3 or later', () => {
    const written = serialize({ header: { ...crampHeader, reader: 'Ana', finished: true }, labels: [] });
    const read = parse(written);
    assert.ok(read.ok);
    const { version, reader, finished } = read.document.header;
    assert.deepEqual([version, reader, finished], ['1.3', 'Ana', true]);
  });
});
