import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { StudyLabels } from '../../../src/editor/study/studyLabels';
import { noStudy } from '../../../src/detection/detectionChoice';
import { openStudy, readStudy, rulesOf, StudyError } from '../../../src/study/readStudy';
import { studyTextOf } from '../../../src/study/migrate';
import { run } from '../cli/run';
import { crampDocument } from '../labels/samples';
import { projectFile } from '../manifest/shipped';
import { studySchema } from '../manifest/studySchema';
import { StudyFolder } from '../repository/folder';

const whole = {
  $schema: './study.schema.json',
  labels: [
    { name: 'rest' },
    {
      name: 'dystonia',
      displayName: 'Dystonia',
      description: 'Sustained co-contraction',
      key: 'y',
      color: '#aa3300',
      required: ['note'],
    },
  ],
  readers: ['ana', 'ben'],
  blind: true,
  wordings: { rest: ['Stille'] },
  channels: { 'Aux *': 'mechanical' },
  parameters: { on: 7 },
};

const read = (value: unknown): ReturnType<typeof readStudy> =>
  readStudy(Buffer.from(JSON.stringify(value, null, 1)), 'study.json');

describe('A study’s file', () => {
  const isValid = new Ajv({ allowUnionTypes: true }).compile(studySchema());

  it('says which labels there are, who reads, and how to detect', () => {
    const study = read(whole);
    assert.ok(isValid(whole), JSON.stringify(isValid.errors));
    assert.deepEqual(study.readers, ['ana', 'ben']);
    assert.equal(study.blind, true);
    assert.deepEqual(study.choice.parameters, { on: 7 });
    assert.deepEqual(study.choice.wordings, { rest: ['Stille'] });
    assert.deepEqual(study.choice.kinds, [
      { channels: { pattern: 'Aux *' }, kind: 'mechanical', by: 'study' },
    ]);
    const rules = rulesOf(study);
    assert.deepEqual([...(rules.labels ?? [])], ['rest', 'dystonia']);
    assert.deepEqual(rules.required?.get('dystonia'), ['note']);
  });

  it('may say nothing', () => {
    assert.deepEqual(read({}), openStudy);
    assert.deepEqual(openStudy.choice, noStudy);
  });

  it('has the schema that ships', () => {
    assert.deepEqual(JSON.parse(projectFile('media/emg-study.schema.json')), studySchema());
  });

  const refused: readonly (readonly [string, object, RegExp])[] = [
    ['a name that nobody knows', { readrs: ['ana'] }, /There is no "readrs" here; there are "labels"/u],
    ['a label without a name', { labels: [{ key: 'x' }] }, /"name" is missing; it must be a text/u],
    ['two labels of one name', { labels: [{ name: 'a' }, { name: 'a' }] }, /Two labels have the name "a"/u],
    [
      'two labels of one key',
      {
        labels: [
          { name: 'a', key: 'x' },
          { name: 'b', key: 'x' },
        ],
      },
      /the key "x"/u,
    ],
    ['a key of two letters', { labels: [{ name: 'a', key: 'xy' }] }, /one small letter or digit/u],
    ['a color by name', { labels: [{ name: 'a', color: 'red' }] }, /# and six hexadecimal digits/u],
    ['a field that can’t be required', { labels: [{ name: 'a', required: ['start'] }] }, /some of note, /u],
    ['an unknown property of a label', { labels: [{ name: 'a', hue: 1 }] }, /has no "hue"; it has "name"/u],
    ['a reader twice', { readers: ['ana', 'ana'] }, /list of different names/u],
    ['a parameter out of range', { parameters: { on: 1e9 } }, /\bon\b/u],
    ['an unknown parameter', { parameters: { onn: 6 } }, /no detection parameter "onn"/u],
    ['a wording of no meaning', { wordings: { peace: ['x'] } }, /No wording can mean "peace"/u],
    ['a channel of no kind', { channels: { Aux: 'loud' } }, /the kinds are emg/u],
    ['blind as a text', { blind: 'yes' }, /"blind" is "yes"; it must be true or false/u],
  ];
  for (const [what, value, sentence] of refused) {
    it(`is refused in one sentence for ${what}`, () => {
      assert.throws(
        () => read(value),
        (error) => error instanceof StudyError && sentence.test(error.message) && error.problem.line > 1,
      );
    });
  }

  it('and its schema refuse the same, but for what no schema can say', () => {
    const beyond = ['two labels of one name', 'two labels of one key'];
    for (const [what, value] of refused) {
      if (!beyond.includes(what)) assert.equal(isValid(value), false, what);
    }
  });

  it('gives the labels to choose from, with its own words, and those that a file already uses', () => {
    const choices = new StudyLabels(read(whole)).choices(crampDocument);
    assert.deepEqual(
      choices.map(({ label }) => label),
      ['rest', 'dystonia', 'neurogenic-cramp', 'myogenic-cramp'],
    );
    const own = choices.find(({ label }) => label === 'dystonia');
    assert.deepEqual([own?.displayName, own?.meaning], ['Dystonia', 'Sustained co-contraction']);
  });
});

describe('emg-labels study migrate', () => {
  const folder = new StudyFolder();
  after(() => folder.remove());
  const older = { on: 7, wordings: { rest: ['Stille'] }, channels: { 'Aux *': 'mechanical' } };

  it('writes a study that detects as the parameter file does, and never over one that is there', async () => {
    folder.write('.emg/detection.json', JSON.stringify(older));
    const { code, said } = await run('study', 'migrate', folder.path);
    assert.equal(code, 0, said);
    const study = readStudy(readFileSync(folder.at('.emg/study.json')), 'study.json');
    const { wordings, parameters, kinds } = study.choice;
    assert.deepEqual([parameters, wordings, kinds.length], [{ on: 7 }, older.wordings, 1]);
    const again = await run('study', 'migrate', folder.path);
    assert.equal(again.code, 2);
    assert.match(again.said, /is there already, and is left as it is/u);
    assert.equal((await run('study')).code, 2);
  });

  it('refuses a parameter file that detection would refuse', () => {
    assert.throws(() => studyTextOf('{"onn": 1}', 'detection.json'), /detection\.json can't be used/u);
  });
});

describe('A study around a recording, on the command line', () => {
  const folder = new StudyFolder();
  after(() => folder.remove());

  interface Printed {
    readonly engine: { readonly parametersHash: string };
    readonly study?: string;
  }
  const detected = async (...args: string[]): Promise<Printed & { readonly said: string }> => {
    const { code, out, said } = await run('detect', folder.at('inner/a.edf'), '--json', ...args);
    assert.equal(code, 0, said);
    return { ...(JSON.parse(out) as Printed), said };
  };

  it('is what is detected by, and that is said; a parameter file or --no-study leaves it out', async () => {
    await folder.recording('inner/a.edf', []);
    folder.write('.emg/study.json', JSON.stringify({ parameters: { on: 7 } }));
    const by = await detected();
    assert.match(by.said, /By the study .*study\.json: 1 parameter \(--no-study leaves it out\)/u);
    assert.match(by.study ?? '', /study\.json$/u);
    const without = await detected('--no-study');
    assert.notEqual(without.engine.parametersHash, by.engine.parametersHash);
    assert.equal(without.study, undefined);
    const named = await detected('--parameters', folder.write('same.json', '{"on": 7}'));
    assert.equal(named.engine.parametersHash, by.engine.parametersHash);
    assert.equal(named.study, undefined);
    const out = folder.at('out');
    const batch = await run('batch', folder.at('inner'), '--out', out, '--steps', 'detect');
    assert.match((JSON.parse(batch.out) as Printed).study ?? '', /study\.json$/u);
  });

  it('that can’t be used is said, with its line, instead of detecting otherwise', async () => {
    folder.write('.emg/study.json', '{\n "parameters": {"onn": 7}\n}');
    const { code, said } = await run('detect', folder.at('inner/a.edf'));
    assert.equal(code, 2);
    assert.match(said, /study\.json:2: There is no detection parameter "onn".*--no-study/su);
  });

  it('refuses a key that the editor needs when it is checked', async () => {
    folder.write('.emg/study.json', '{"labels": [\n{"name": "rest", "key": "a"}]}');
    await folder.recording('inner/a.edf', []).then((text) => folder.write('inner/a.edf.labels.json', text));
    const { code, out } = await run('check', folder.path);
    assert.equal(code, 1);
    assert.match(out, /study\.json:2:1: study: The key "a" of "rest" means something else/u);
  });
});
