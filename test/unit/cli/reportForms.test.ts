/** What a report says of label files whose form differs, and nothing of what did not change. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { commitAll, editLabels, gitIn, newRepository } from '../../fixtures/reviewedRepository';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { ann, documentOf, records, written } from '../corrections/specimens';
import { labelOf, StudyFolder } from '../repository/folder';
import { run } from './run';

const begin = process.cwd();
const sidecar = 'case01.edf.labels.json';

describe('emg-labels report, of files in another form', () => {
  const folder = new StudyFolder();
  before(async () => {
    newRepository(folder.path);
    await folder.labelled('case01.edf', [labelOf('one', 0, 400), labelOf('two', 600, 900)]);
    process.chdir(folder.path);
    commitAll(folder.path, 'Label');
  });
  afterEach(() => gitIn(folder.path, 'checkout', '-q', '.'));
  after(() => {
    process.chdir(begin);
    folder.remove();
  });
  const markdown = async (): Promise<string> => {
    const { code, out, said } = await run('report', 'main', '--markdown', '-');
    assert.equal(code, 0, said);
    return out.replace(/\\(?=[^\w\s])/gu, '');
  };
  /** Rewrites the file as a program of before format 1.3 had it. */
  const inEarlierForm = (): void => {
    const lines = readFileSync(sidecar, 'utf8').replace('"version": "1.3"', '"version": "1.2"').split('\n');
    const rewritten = lines.map((line) => {
      if (!/^[ ,]\{"id"/u.test(line)) return line;
      const { id, channels, start, end, label, status, by } = JSON.parse(line.slice(1)) as Record<
        string,
        unknown
      >;
      const fields = Object.entries({ id, channels, start, end, label, status, by });
      return `${line.charAt(0)}{${fields.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')}}`;
    });
    writeFileSync(sidecar, rewritten.join('\n'));
  };

  it('says of a file that was brought to another version of the format that its labels are the same', async () => {
    inEarlierForm();
    const page = await markdown();
    assert.match(page, /1 label file, 0 changed labels/u);
    assert.match(page, /The labels are the same; only the name or the form of the file differs\./u);
    assert.match(page, /Its format is 1\.2; it was 1\.3\./u);
    assert.doesNotMatch(page, /says of its recording/u);
  });

  it('tells a label that changed with the form of the file, and no other', async () => {
    inEarlierForm();
    editLabels(sidecar, ({ labels }) =>
      labels.map((each) => (each.id === 'two' ? { ...each, end: 950 } : each)),
    );
    const page = await markdown();
    assert.match(page, /1 label file, 1 changed label\./u);
    assert.match(page, /end \+50 ms/u);
  });

  it('tells corrected units that differ, unit by unit', async () => {
    const file = 'case01.edf.units.json';
    const [one, two] = records();
    assert.ok(one && two);
    folder.write(file, written(documentOf(mergeUnits(records(), { into: one.id, from: two.id }, ann))));
    const page = await markdown();
    assert.match(page, /0 label files, 0 changed labels, 1 file of corrected motor units\./u);
    assert.match(page, /merged of the engine’s units 1, 2; corrected by Ann/u);
    folder.write(file, '{}');
    const { code, out } = await run('report', 'main', '--markdown', '-');
    assert.equal(code, 1);
    assert.match(out, /can&#39;t be read as a unit file/u);
    rmSync(file);
    assert.doesNotMatch(await markdown(), /orrected motor units/u);
  });

  it('says a note that was changed once', async () => {
    editLabels(sidecar, ({ labels }) => labels.map((each) => ({ ...each, note: 'seen with Ben' })));
    assert.equal((await markdown()).split('seen with Ben').length - 1, 2, 'once for each of two labels');
  });
});
