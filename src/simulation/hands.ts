/** The words of different hands: who writes a remark, and in which language. */
import type { Random } from './random';
import { pick } from './setting';

/** A thing that is noted. */
export type Cue = 'contract' | 'relax' | 'cramp' | 'stretch';

/** Words for each thing; a hand uses one of them throughout a recording. */
type Words = Readonly<Record<Cue, readonly [string, ...string[]]>>;

/** A way to write remarks. */
interface Hand {
  readonly name: string;
  readonly words: Words;
  /** One remark at the start tells the commands with their times. */
  readonly isOneRemark?: true;
}

const inFull: Hand = {
  name: 'English, in full',
  words: {
    contract: ['contract', 'MVC start', 'contract!', 'Contract now', 'maximal contraction', 'hold', 'push'],
    relax: ['relax', 'rest', 'Relax now', 'relax!', 'MVC end', 'stop contraction', 'release'],
    cramp: ['cramp!', 'painful cramp', 'cramp', 'Cramp starts', 'patient reports cramp', 'cramping'],
    stretch: ['stretch', 'stretching', 'passive stretch'],
  },
};

const bare: Hand = {
  name: 'English, one word',
  words: {
    contract: ['go', 'Go!', 'squeeze', 'tighten', 'push', 'pull', 'start', 'on', 'harder'],
    relax: ['stop', 'STOP', 'let go', 'off', 'ease off', 'rest', 'ok relax'],
    cramp: ['cramp!', 'cramping now', 'cramp', "it's cramping"],
    stretch: ['stretch', 'stretched'],
  },
};

const oneRemark: Hand = { name: 'one remark', words: inFull.words, isOneRemark: true };

const otherLanguages: readonly [Hand, ...Hand[]] = [
  {
    name: 'German',
    words: {
      contract: ['anspannen', 'jetzt anspannen', 'halten', 'fest drücken', 'Anspannung', 'ziehen'],
      relax: ['loslassen', 'entspannen', 'locker lassen', 'Entspannung', 'Ruhe', 'Pause'],
      cramp: ['Krampf', 'Krampf!', 'Pat. meldet Krampf', 'schmerzhafter Krampf'],
      stretch: ['Dehnung', 'passive Dehnung', 'dehnen'],
    },
  },
  {
    name: 'French',
    words: {
      contract: ['contractez', 'serrez', 'tenez', 'poussez', 'contraction maximale'],
      relax: ['relâchez', 'repos', 'lâchez', 'relachement'],
      cramp: ['crampe', 'crampe !', 'crampe douloureuse'],
      stretch: ['étirement', 'étirement passif'],
    },
  },
  {
    name: 'Spanish',
    words: {
      contract: ['contraiga', 'apriete', 'mantenga', 'contracción máxima', 'fuerza'],
      relax: ['relaje', 'suelte', 'reposo', 'descanse'],
      cramp: ['calambre', 'calambre doloroso', 'calambre!'],
      stretch: ['estiramiento', 'estiramiento pasivo'],
    },
  },
  {
    name: 'Portuguese',
    words: {
      contract: ['contraia', 'aperte', 'contração máxima', 'força'],
      relax: ['relaxe', 'solte', 'repouso'],
      cramp: ['cãibra', 'cãibra dolorosa', 'câimbra'],
      stretch: ['alongamento', 'alongamento passivo'],
    },
  },
  {
    name: 'Italian',
    words: {
      contract: ['contragga', 'stringa', 'spinga', 'contrazione massima'],
      relax: ['rilassi', 'riposo', 'lasci andare', 'rilassare'],
      cramp: ['crampo', 'crampo doloroso', 'crampo!'],
      stretch: ['allungamento', 'stiramento passivo'],
    },
  },
  {
    name: 'Japanese',
    words: {
      contract: ['力を入れて', '収縮', '最大収縮', '握って'],
      relax: ['力を抜いて', '安静', '弛緩', '楽にして'],
      cramp: ['こむら返り', '筋痙攣', '痙攣'],
      stretch: ['ストレッチ', '伸展'],
    },
  },
  {
    name: 'Chinese',
    words: {
      contract: ['用力', '收缩', '最大收缩', '握紧'],
      relax: ['放松', '休息', '松开'],
      cramp: ['抽筋', '痉挛', '肌肉痉挛'],
      stretch: ['拉伸', '被动拉伸'],
    },
  },
];

/** Who writes in this recording, with one word for each thing. */
export interface DrawnHand {
  readonly name: string;
  readonly isOneRemark: boolean;
  readonly words: Readonly<Record<Cue, string>>;
}

/** Half of all hands write English in full; one in six a single word, one in eight a whole protocol in one remark. */
export function drawHand(random: Random): DrawnHand {
  const choice = random.uniform();
  const hand =
    choice < 0.5 ? inFull : choice < 2 / 3 ? bare : choice < 0.79 ? oneRemark : pick(random, otherLanguages);
  const { contract, relax, cramp, stretch } = hand.words;
  return {
    name: hand.name,
    isOneRemark: hand.isOneRemark === true,
    words: {
      contract: pick(random, contract),
      relax: pick(random, relax),
      cramp: pick(random, cramp),
      stretch: pick(random, stretch),
    },
  };
}
