import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { serialize } from '../../../src/labels/serialize';
import { run } from '../cli/run';
import { crampDocument } from '../labels/samples';
import { parse } from '../../../src/labels/parse';
import { labelOf, StudyFolder } from './folder';

describe('check --fix', () => {
  let folder: StudyFolder;
  beforeEach(() => {
    folder = new StudyFolder();
  });
  afterEach(() => folder.remove());

  it('rewrites what is not in canonical form, with the line ends that it has, and changes nothing that it says', async () => {
    const text = await folder.labelled('one.edf', [labelOf('a', 0, 500), labelOf('b', 600, 900)]);
    const spelled = `\ufeff${JSON.stringify(JSON.parse(text), null, 4).replaceAll('\n', '\r\n')}`;
    const file = folder.write('one.edf.labels.json', spelled);
    const { code, said } = await run('check', folder.path, '--fix');
    assert.equal(code, 0);
    assert.match(said, /1 file checked, without a finding\. 1 file rewritten/u);
    assert.equal(readFileSync(file, 'utf8'), text.replaceAll('\n', '\r\n'));
    const again = await run('check', folder.path, '--fix');
    assert.doesNotMatch(again.said, /rewritten/u);
  });

  it('brings lines of before format 1.3 over to today’s order, once', async () => {
    const text = serialize(crampDocument);
    const file = folder.write('old.edf.labels.json', text);
    assert.doesNotMatch((await run('check', folder.path, '--no-recordings')).said, /canonical/u);
    const { said } = await run('check', folder.path, '--fix', '--no-recordings');
    assert.match(said, /1 file rewritten/u);
    const fixed = readFileSync(file, 'utf8');
    assert.match(fixed, /"version": "1\.3"[^]* \{"id": "k3v9", "label": "neurogenic-cramp", "status": /u);
    const before = parse(text);
    const after = parse(fixed);
    assert.ok(before.ok && after.ok);
    assert.deepEqual(after.document.labels, before.document.labels);
    const again = await run('check', folder.path, '--fix', '--no-recordings');
    assert.doesNotMatch(again.said, /rewritten/u);
  });

  it('leaves what it can’t read for certain byte for byte as it is, and says so', async () => {
    const good = serialize(crampDocument);
    const kept: Readonly<Record<string, string>> = {
      'broken.edf': good.slice(0, -8),
      'merged.edf': good.replace('"labels": [\n', '"labels": [\n<<<<<<< HEAD\n'),
      'major.edf': good.replace('"version": "1.0"', '"version": "2.0"'),
      'minor.edf': `${good.replace('"version": "1.0"', '"version": "1.9"')} `,
      'twins.edf': good.replace('"id": "m7q2"', '"id": "k3v9"'),
    };
    for (const [name, text] of Object.entries(kept)) folder.write(`${name}.labels.json`, text);
    const { code, said } = await run('check', folder.path, '--fix', '--no-recordings');
    assert.equal(code, 1);
    for (const [name, text] of Object.entries(kept)) {
      assert.equal(readFileSync(folder.at(`${name}.labels.json`), 'utf8'), text, name);
      assert.ok(said.includes(`${name}.labels.json: left as it is, `), `${name}: ${said}`);
    }
  });

  it('keeps labels, conflicts and unknown fields of a newer spelling', async () => {
    const theirs = { kind: 'changed' as const, theirs: labelOf('a', 0, 510) };
    const text = await folder.labelled('one.edf', [labelOf('a', 0, 500, { conflict: theirs })]);
    const file = folder.write('one.edf.labels.json', text.replace('"id": "a", ', '"mood":"good","id":"a",'));
    await run('check', file, '--fix');
    const fixed = parse(readFileSync(file, 'utf8'));
    assert.ok(fixed.ok);
    assert.deepEqual(fixed.document.labels[0]?.conflict, theirs);
    assert.deepEqual(fixed.document.labels[0].unknownFields, { mood: 'good' });
  });

  it('says why a file could not be written', async function () {
    if (process.platform === 'win32') return this.skip();
    const text = await folder.labelled('one.edf', [labelOf('a', 0, 500)]);
    const file = folder.write('one.edf.labels.json', `${text} `);
    chmodSync(file, 0o444);
    const { code, said } = await run('check', file, '--fix');
    chmodSync(file, 0o644);
    assert.equal(code, 1);
    assert.match(said, /left as it is\. .*read-only/u);
  });
});
