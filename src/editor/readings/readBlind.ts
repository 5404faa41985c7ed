/** The commands of a blind reader: to begin, to end it, and to say that the reading is finished. */
import { posix } from 'node:path';
import { RecordError } from '../../records/recordError';
import type { EmgDocument } from '../document/emgDocument';
import { reopen, requireSaved } from './reopen';
import { reviewerName } from '../study/reviewer';
import { readersOf } from '../study/study';
import { forgetReader } from '../study/studyReader';
import { ask } from '../surface/ask';
import { say } from '../surface/say';

/** What can be chosen; a script names it as the command's argument. */
const blindChoices = ['recording', 'workspace', 'off', 'reader'] as const;
type BlindChoice = (typeof blindChoices)[number];

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly value: BlindChoice;
}

/** Who reads a study at a machine that somebody else has used. */
async function readerChoice({ uri }: EmgDocument): Promise<readonly Choice[]> {
  const { blind, readers } = await readersOf(uri);
  if (!blind || !readers) return [];
  const detail =
    'The study’s readers are asked for again, and the recording opens with the files of whoever it is.';
  return [{ label: 'Read as somebody else…', detail, value: 'reader' }];
}

async function askChoice(document: EmgDocument, isBlind: boolean): Promise<BlindChoice | undefined> {
  const { uri, blind } = document;
  const name = posix.basename(uri.path);
  const hidden =
    'It opens with your own labels and corrected units only; those of the shared files and of other readers are hidden.';
  return ask.pick<BlindChoice>('Blind reading', [
    ...(isBlind ? [] : [{ label: `Read ${name} blind`, detail: hidden, value: 'recording' as const }]),
    ...(blind.isForAll
      ? []
      : [
          {
            label: 'Read all recordings of this workspace blind',
            detail: 'Those that are opened from now on, too, until it is ended here.',
            value: 'workspace' as const,
          },
        ]),
    ...(await readerChoice(document)),
    ...(isBlind
      ? [
          {
            label: blind.isForAll
              ? 'End blind reading in this workspace'
              : `End the blind reading of ${name}`,
            detail:
              'The labels of others can be seen then. Your own file stays; it does not count as finished.',
            value: 'off' as const,
          },
        ]
      : []),
  ]);
}

/** Begins or ends blind reading, of one recording or of all. @throws RecordError with a sentence */
export async function chooseBlindReading(
  document: EmgDocument,
  argument: unknown,
  documents: readonly EmgDocument[],
): Promise<void> {
  const { blind, uri } = document;
  const isBlind = document.reading !== undefined;
  const named = blindChoices.find((choice) => choice === argument);
  const choice = named ?? (await askChoice(document, isBlind));
  if (choice === undefined) return;
  if (choice === 'reader') {
    requireSaved(documents);
    await forgetReader(uri);
    return reopen(documents);
  }
  if (choice === 'off' && (await blind.isByStudy(uri))) {
    throw new RecordError(
      'The study asks for blind reading (.emg/study.json): finish your reading to see others’.',
    );
  }
  // Whoever reads must have a name, and nothing is hidden from nobody.
  if (choice !== 'off') await reviewerName(uri);
  const concerned =
    choice === 'recording' || !(choice === 'workspace' || blind.isForAll) ? [document] : documents;
  requireSaved(concerned);
  if (choice === 'workspace') await blind.chooseForAll(true);
  else if (choice === 'off' && blind.isForAll) await blind.chooseForAll(false);
  else await blind.choose(uri, choice === 'recording');
  await reopen(concerned);
}

/** Says that a blind reading is done: it stays as it is from then on. @throws RecordError with a sentence */
export async function finishBlindReading(document: EmgDocument, argument: unknown): Promise<void> {
  const { reading, labelFile } = document;
  if (!reading) throw new RecordError('This recording is not read blind: "EMG: Read Blind…" begins that.');
  await document.whenOpened();
  document.requireEditable();
  requireSaved([document]);
  const proposed = document.labels.labels.filter(({ status }) => status === 'proposed').length;
  const left =
    proposed === 0 ? '' : ` ${proposed === 1 ? 'One proposal is' : `${proposed} proposals are`} undecided.`;
  const isConfirmed =
    argument === 'confirmed' ||
    (await ask.pick(`The blind reading of ${posix.basename(document.uri.path)} by ${reading.name}`, [
      {
        label: 'Finish it',
        detail: `It can’t be changed any more, and others who have finished get to see it.${left}`,
        value: true,
      },
    ]));
  if (isConfirmed !== true) return;
  // No step of undo: what others may have seen is not taken back.
  labelFile.edit({
    kind: 'header',
    header: { ...labelFile.document.header, reader: reading.name, finished: true },
  });
  await document.save();
  await reopen([document]);
  const next = await document.blind.readingOf(document.uri);
  void say.info(
    next
      ? 'Your reading is finished. Those of others stay hidden until another reader has finished, too.'
      : 'Your reading is finished, and another one is: "EMG: Adjudicate Readings" puts them side by side.',
  );
}
