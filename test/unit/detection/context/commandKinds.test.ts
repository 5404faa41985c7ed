/** Commands and reports of a movement as kinds: who is asked, which verb in which form, of which limb, in nine languages. */
import assert from 'node:assert/strict';
import { intentTimeline } from '../../../../src/detection/context/intentTimeline';
import { buildWordings, readingsOf } from '../../../../src/detection/context/wordings';
import { defaultParameters } from '../../../../src/detection/parameters';

const wordings = buildWordings();

function first(text: string): string {
  const meaning = readingsOf(text, wordings)[0]?.meaning;
  return meaning === 'rest' ? 'relax' : (meaning ?? '');
}

function asksFor(text: string): boolean {
  return ['contract', 'relax', 'cramp-begins'].includes(first(text));
}

function split(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split('|'));
}

function wrong(texts: readonly string[], meaning: string): readonly string[] {
  return texts.filter((text) => first(text) !== meaning).map((text) => `${text}: ${first(text)}`);
}

const contracting = split(
  'wrist extension|knee extension 30 %|30 %|MVC 2|rep 3|trial 4 start|ramp to 20%|contracted|keep it|stronger|as strong as possible|heel raise|bite down',
  'stand on toes|resisted dorsiflexion|max dorsiflexion|dorsiflex against resistance|do not relax|don’t let go|squeze|squeeeze my hand|contarct',
  'aufgefordert anzuspannen|Pat. spannt an|Zehen hochziehen|streckt das Knie|dagegen drücken|nicht loslassen|Finger spreizen|soll Bein heben',
  'pliez le genou|tendez la jambe|demandé de contracter|patient contracte|fermez le poing|écartez les doigts|relevez le pied|ne lâchez pas|tenez bon',
  'doble la rodilla|extienda la muñeca|cierre el puño|separe los dedos|se pide contraer|el paciente contrae|haga fuerza|no suelte',
  'min vol|mod. vol.|slight contr.|max. vol. contr.|minimal effort|moderate effort|effort léger|esfuerzo leve|maximl effort|contracton|plantarflxion|handgrip',
  'leichte Willküraktivität|Willkueraktivitaet|Maximalinnervation|maximale Willkür|Faustschluss|Fusshebung|Kniestreckung links|Muskelanspannung|Händedruck|kontr.',
  'dobre o joelho|estenda o punho|feche a mão|faça força|não solte|pieghi il ginocchio|estenda il polso|fletta|chiesto di contrarre|non mollare',
  'span aan|knijp hard|buig je knie|strek je been|til je been op|hou vast|nog een keer|niet loslaten',
  '足首を曲げて|膝を伸ばして|もっと強く|保って|つま先を上げて|力を抜かないで|伸直膝盖|弯曲手指|用力推|不要放松|张开手指',
);

const relaxing = split(
  'told to relax|letting go|ease|stop lifting|stop dorsiflexing|end of flexion|trial 4 end|lower your leg|put your arm down|0 %|do not contract|dont push',
  'asked not to contract|realx|relaxx|stopped contracting|nicht anspannen|lässt los|Bein ablegen|ne contractez pas|ne serrez plus|détendez-vous',
  'se détend|afloje|no contraiga|no haga fuerza|baje la pierna|não contraia|não faça força|molli|mollare|rilasci|non contrarre|non stringa',
  'relaxtion|Muskelentspannung|entsp.|Ruheaktivität|loslasen|ontspan|laat los|rust|niet aanspannen|力を入れないで|脱力|不要用力|不要收缩|松开',
);

const speaksOfElse = split(
  'rest of protocol|push button|hold on|release note|release notes v2|start EMG|begin file|knee flexed|arm bent 90 degrees|patient supine, knee flexed',
  'electrode lifted|pull the cable|cable pulled|extension cable|cannot contract|unable to lift leg|cannot dorsiflex|doesn’t lift|no contraction',
  'ne bougez plus|don’t move|nicht bewegen|no se mueva|range of motion 30 degrees|pressure 30 mmHg|battery 50 %|gain 50%|extensor carpi|flexor hallucis',
  'abductor hallucis|at this point|point 3|trial 4|bite block|contrast|contact|good contact|relay on|upper arm|leg pain|kann nicht anspannen',
  'contacts|rising|simulation|gesteckt|involuntary contraction|unwillkürliche Kontraktion|Reinnervation|Spontanaktivität|contr lat leg|light on|weak signal|5 min',
  'Knie gebeugt gelagert|genou plié|tirez le câble|pierna doblada|gamba piegata|geen contractie|patient points to pain|left leg|calibration 100%',
);

describe('A command for a movement', () => {
  for (const who of [
    'asked to ',
    'told to ',
    'patient tries to ',
    'please ',
    'actively ',
    'instructed to ',
  ]) {
    it(`is one after "${who.trim()}", whichever movement it is`, () => {
      const verbs = split(
        'dorsiflex|plantarflex|flex|extend|abduct|grip|squeeze|push|pull|lift|bend|straighten',
      );
      const more = split(
        'make a fist|point your toes|curl the toes|spread the fingers|supinate|evert|raise the heel',
      );
      assert.deepEqual(
        wrong(
          [...verbs, ...more].map((verb) => who + verb),
          'contract',
        ),
        [],
      );
    });
  }

  it('is one in each form of its verb, of any limb', () => {
    const forms = ['lift', 'lifts', 'lifting', 'extends', 'bending', 'abducts', 'straightening', 'raises'];
    const limbs = ['the knee', 'your foot', 'left arm', 'his toes', 'the wrist 3x'];
    const texts = forms.flatMap((form) => limbs.map((limb) => `${form} ${limb}`));
    assert.deepEqual(wrong(texts, 'contract'), []);
  });

  it('to contract, and to let go, is understood in nine languages, negated and misspelt ones too', () => {
    assert.deepEqual([...wrong(contracting, 'contract'), ...wrong(relaxing, 'relax')], []);
  });

  it('is none where posture, a device, a muscle’s name or what somebody can’t do is spoken of', () => {
    assert.deepEqual(speaksOfElse.filter(asksFor), []);
  });

  it('is a stretch where somebody else moves the limb', () => {
    assert.deepEqual(
      wrong(split('passive dorsiflexion|passive extension of the knee|examiner dorsiflexes foot'), 'stretch'),
      [],
    );
  });

  it('that may stretch is a stretch while a cramp is told of, and asks for effort else', () => {
    const kinds = (texts: readonly string[]) => {
      const remarks = texts.map((text, i) => ({ onsetSeconds: 5 + 5 * i, durationSeconds: 0, text }));
      const { spans, markers } = intentTimeline(remarks, [], 60, defaultParameters, wordings);
      return [spans.at(-1)?.intent, markers.some(({ kind }) => kind === 'stretch')];
    };
    assert.deepEqual(kinds(['dorsiflex']), ['voluntary', false]);
    assert.deepEqual(kinds(['cramp', 'dorsiflex']), ['involuntary', true]);
    assert.deepEqual(kinds(['cramp', 'cramp over', 'dorsiflex']), ['voluntary', false]);
    assert.deepEqual(kinds(['cramp', 'asked to dorsiflex']), ['voluntary', false]);
  });

  it('keeps a study’s own spelling', () => {
    const own = buildWordings({ 'in-region': ['realx'] });
    assert.equal(readingsOf('realx', own)[0]?.meaning, 'in-region');
  });
});
