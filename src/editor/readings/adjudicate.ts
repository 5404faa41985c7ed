/** The commands and questions of an adjudicator. */
import { posix } from 'node:path';
import type { ItemTake } from '../../protocol/page';
import type { Both } from '../../readings/pairs';
import { RecordError } from '../../records/recordError';
import { Adjudication, type SpanGiven } from './adjudication';
import type { EmgDocument } from '../document/emgDocument';
import { readingsOf, type ReadingFile } from '../blind/readingFiles';
import { reopen, requireSaved } from './reopen';
import { reviewerName } from '../study/reviewer';
import { readersOf } from '../study/study';
import { ask } from '../surface/ask';

/** What is adjudicated now. */
const underWay = new WeakMap<EmgDocument, Adjudication>();

/** The adjudication under way in a document. */
export function adjudicationOf(document: EmgDocument): Adjudication | undefined {
  return underWay.get(document);
}

function required(document: EmgDocument): Adjudication {
  const adjudication = underWay.get(document);
  if (adjudication) return adjudication;
  throw new RecordError('No readings are being adjudicated: "EMG: Adjudicate Readings" begins that.');
}

/** Begins to adjudicate, two readings at a time; from the beginning where it is under way. @throws RecordError */
export async function adjudicate(document: EmgDocument): Promise<void> {
  if (document.reading) return seeAllReadings(document);
  await document.whenOpened();
  document.requireEditable();
  const both = await chosen(document);
  if (!both) return;
  underWay.set(document, new Adjudication(both, document.labels));
  document.tellPages();
}

/**
 * Who reads a study blind may adjudicate instead, where the study leaves open who does: the recording then opens with everybody's
 * readings. @throws RecordError for everybody else
 */
async function seeAllReadings(document: EmgDocument): Promise<void> {
  const { uri, blind } = document;
  const { adjudicators } = await readersOf(uri);
  if (adjudicators !== undefined || !(await blind.isByStudy(uri))) {
    const who = adjudicators === undefined ? '' : ` The study's adjudicators are ${adjudicators.join(', ')}.`;
    throw new RecordError(
      `You read this recording blind: the readings of others are hidden until yours and another one are finished.${who}`,
    );
  }
  const name = posix.basename(uri.path);
  const isWanted = await ask.pick(`Adjudicate ${name}`, [
    {
      label: `See all readings of ${name}`,
      detail:
        'It opens with the shared labels from now on, and you read it blind no more. Your own file stays.',
      value: true,
    },
  ]);
  if (isWanted !== true) return;
  requireSaved([document]);
  await blind.adjudicate(uri);
  await reopen([document]);
}

/** Ends it: what has been decided stays, and the rest can be decided another time. */
export function endAdjudication(document: EmgDocument): void {
  if (underWay.delete(document)) document.tellPages();
}

/** Decides on one item. @throws RecordError */
export function decide(document: EmgDocument, key: string, take: ItemTake | SpanGiven): Promise<void> {
  return document.editsUnderWay.labels.make(async () => {
    const adjudicator = await reviewerName(document.uri);
    document.requireEditable();
    const edit = required(document).decisionEdit(document.labels, key, take, adjudicator);
    document.edit(edit, 'Decide on a label');
  });
}

/** Takes all that both say the same of. @throws RecordError where nothing is left to take */
export function takeAgreed(document: EmgDocument): Promise<void> {
  return document.editsUnderWay.labels.make(async () => {
    const adjudicator = await reviewerName(document.uri);
    document.requireEditable();
    document.edit(required(document).agreedEdit(document.labels, adjudicator), 'Take what agrees');
  });
}

/** The two readings to adjudicate: of more, a person chooses. @throws RecordError where fewer are finished */
async function chosen({ uri }: EmgDocument): Promise<Both | undefined> {
  const readings = await readingsOf(uri);
  const finished = readings.filter(({ isFinished }) => isFinished);
  const open = readings.length - finished.length;
  const [one, other] = finished;
  if (!one || !other) {
    const begun = open === 0 ? '' : `, and ${open === 1 ? 'one more is begun' : `${open} more are begun`}`;
    throw new RecordError(
      `Two finished readings of ${posix.basename(uri.path)} are needed; there ${
        one ? 'is one' : 'is none'
      }${begun}. "EMG: Read Blind…" begins a reading, "EMG: Finish Blind Reading" finishes it.`,
    );
  }
  if (finished.length === 2) return named(one, other);
  const pairs = finished.flatMap((a, index) => finished.slice(index + 1).map((b) => [a, b] as const));
  const pair = await ask.pick(
    'Readings to put side by side',
    pairs.map((value) => ({
      label: named(...value)
        .map(({ name }) => name)
        .join(' and '),
      value,
    })),
  );
  return pair && named(...pair);
}

/** Reviews go by names: of two readers called the same, each is called by the file's name, too. */
function named(one: ReadingFile, other: ReadingFile): Both {
  const nameOf = ({ name, part }: ReadingFile): string =>
    one.name === other.name ? `${name} (${part})` : name;
  return [
    { name: nameOf(one), document: one.document },
    { name: nameOf(other), document: other.document },
  ];
}
