/** What a file is that is no recording, or a recording of a kind that is not read here: one clause, with what to do. */
import { recodedHead } from './copyDamage';
import { answerSentence, markupSentence } from './markup';
import { recorderSentence } from './otherRecorders';
import { packedSentence } from './packed';

/** For every file, before a format is asked: no recording begins so. The rest of `x.edf is …`. */
export function strangerSentence(head: Uint8Array, name: string): string | undefined {
  return packedSentence(head, name) ?? markupSentence(head) ?? recodedHead(head);
}

/** For a file of no format read here. */
export function unreadSentence(head: Uint8Array, name: string, size: number): string | undefined {
  return (
    recorderSentence(head, name) ??
    answerSentence(head, head.length >= size) ??
    emptySentence(head, size) ??
    samplesAloneSentence(head, name)
  );
}

function emptySentence(head: Uint8Array, size: number): string | undefined {
  if (head.length === 0 || head.some((byte) => byte !== 0)) return undefined;
  const share = head.length >= size ? 'nothing but' : `at least ${head.length}`;
  return `${share} zero bytes (of ${size}), as a copy leaves behind that was never finished: copy or download it again`;
}

function samplesAloneSentence(head: Uint8Array, name: string): string | undefined {
  if (!/\.(?:dat|d\d{1,3}|raw|bin)$/iu.test(name) || !head.includes(0)) return undefined;
  const record = name.replace(/\.[^.]*$/u, '');
  return `samples without a header, which say neither their rate nor their scale: if it is the signal file of a WFDB record, copy ${record}.hea beside it and open that; else export the recording as EDF, MATLAB or text`;
}
