import assert from 'node:assert/strict';
import { StudyLabels } from '../../../src/editor/study/studyLabels';
import { hostCommands, viewCommands, type CommandEntry } from '../../../src/protocol/commands/table';
import { openStudy, readStudy } from '../../../src/study/readStudy';
import { studyKeys } from '../../../src/study/studyKeys';
import { contrastOf, sameHue, type Colour } from '../../../webview/drawing/contrast';
import { labelKeysOn } from '../../../webview/keyNames';
import { quickChoices } from '../../../webview/labels/quickChoices';
import { crampDocument } from '../labels/samples';

const commands: readonly CommandEntry[] = [...Object.values(hostCommands), ...Object.values(viewCommands)];

function studyOf(value: object): ReturnType<typeof readStudy> {
  return readStudy(Buffer.from(JSON.stringify(value, null, 1)), 'study.json');
}

describe('A study’s labels in the editor', () => {
  const study = studyOf({
    labels: [
      { name: 'twitch', displayName: 'Twitch', key: 'n', color: '#aa3300', required: ['note'] },
      { name: 'neurogenic-cramp' },
      { name: 'jerk', key: 'a' },
    ],
  });
  const labels = new StudyLabels(study);

  it('can have every key that means nothing else on the traces, and none that does', () => {
    const taken = commands
      .filter((entry) => !('label' in entry) && entry.keysIn !== 'units')
      .flatMap(({ keys = [] }) => keys.map(({ key }) => key));
    const all = [
      ...Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i)),
      ...'0123456789'.split(''),
    ];
    assert.deepEqual(
      studyKeys.toSorted(),
      all.filter((key) => !taken.includes(key as (typeof taken)[number])).sort(),
    );
  });

  it('are found by their keys; one that the editor needs is refused in words, and nothing else with it', () => {
    assert.equal(labels.keys, 'n');
    assert.equal(labels.labelWithKey('n'), 'twitch');
    assert.equal(labels.labelWithKey('a'), undefined);
    assert.equal(labels.labelWithKey(undefined), undefined);
    assert.deepEqual(
      study.refusedKeys.map(({ line }) => line > 1),
      [true],
    );
    assert.match(study.refusedKeys[0]?.message ?? '', /The key "a" of "jerk" means something else/u);
  });

  it('are offered in the study’s order with their keys, and those outside of it as such', () => {
    const choices = labels.choices(crampDocument);
    assert.deepEqual(
      choices.map(({ label, inStudy }) => `${label} ${inStudy}`),
      ['twitch true', 'neurogenic-cramp true', 'jerk true', 'myogenic-cramp false'],
    );
    const quick = quickChoices(choices, labelKeysOn('other'));
    // N is the twitch's now.
    assert.deepEqual(
      quick.map(({ choice, key }) => [choice.label, key]),
      [
        ['twitch', 'N'],
        ['neurogenic-cramp', undefined],
        ['jerk', undefined],
      ],
    );
    const shipped = quickChoices(new StudyLabels(openStudy).choices(crampDocument), labelKeysOn('other'));
    assert.deepEqual(
      shipped.map(({ key }) => key),
      ['N', 'M', 'V', 'I'],
    );
  });

  it('are marked where they are outside of the set, or without what it asks for', () => {
    const [label] = crampDocument.labels;
    assert.ok(label);
    const made = {
      id: 'x',
      channels: label.channels,
      start: 0,
      end: 10,
      status: 'accepted',
      by: 'ana',
    } as const;
    assert.deepEqual(labels.remarks({ ...made, label: 'twitch' }), { missing: ['note'] });
    assert.deepEqual(labels.remarks({ ...made, label: 'twitch', note: 'seen' }), {});
    assert.deepEqual(labels.remarks({ ...made, label: 'tremor' }), { isOutside: true });
    assert.deepEqual(new StudyLabels(openStudy).remarks({ ...made, label: 'own' }), {});
  });
});

describe('The colour of a study’s label', () => {
  const backgrounds: readonly Colour[] = [
    [31, 31, 31],
    [255, 255, 255],
    [0, 0, 0],
  ];
  const hueOf = ([red, green, blue]: Colour): number =>
    (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;

  it('stands out from every background as text must, and keeps its hue', () => {
    const parts = [0, 51, 128, 204, 255];
    for (const red of parts) {
      for (const green of parts) {
        for (const blue of parts) {
          for (const background of backgrounds) {
            const colour: Colour = [red, green, blue];
            const shown = sameHue(colour, background, 4.5);
            assert.ok(contrastOf(shown, background) >= 4.5, `${colour.join()} on ${background.join()}`);
            const spread = Math.max(...shown) - Math.min(...shown);
            const turn = Math.abs(hueOf(shown) - hueOf(colour));
            // Of a colour that is all but grey the hue is a matter of rounding.
            if (spread > 40) {
              assert.ok(Math.min(turn, 360 - turn) < 4, `${colour.join()} became ${shown.join()}`);
            }
          }
        }
      }
    }
  });

  it('is left as it is where it stands out already', () => {
    assert.deepEqual(sameHue([255, 200, 0], [31, 31, 31], 4.5), [255, 200, 0]);
  });
});
