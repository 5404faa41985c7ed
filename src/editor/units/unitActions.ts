/**
 * Carries out what a person wants of motor units: finds the segment that is meant, asks where something is to be chosen,
 * makes one edit of it and puts it on the undo stack.
 */
import { channelOf } from '../../corrections/unitKind';
import { dischargeWords, openUnits, type OpenUnit } from '../../corrections/versions';
import { addDischarge, reassignDischarge, removeDischarge } from '../../corrections/operations/discharges';
import { acceptUnit, deleteUnit } from '../../corrections/operations/judgeUnit';
import { mergeUnits } from '../../corrections/operations/mergeUnits';
import { editBetween, type Hand, type Units } from '../../corrections/operations/operation';
import { newUnit, splitUnit, type NewUnit } from '../../corrections/operations/splitUnit';
import { unitsIn } from '../../corrections/segment';
import { samplesOf } from '../../corrections/train';
import { newLabelId } from '../../labels/ids';
import type { UnitDeed, UnitIntent } from '../../protocol/unitViews';
import { RecordError } from '../../records/recordError';
import type { EmgDocument } from '../document/emgDocument';
import { reviewerName } from '../study/reviewer';
import { ask } from '../surface/ask';
import { unlessCancelled, whileSlow } from '../surface/progress';
import { segmentFor, type MeantSegment } from './unitSegments';
import { peakNear, smallerShape } from './unitSignal';

const descriptions: Readonly<Record<UnitDeed, string>> = {
  split: 'Split motor unit',
  'split-span': 'Split motor unit',
  merge: 'Merge motor units',
  accept: 'Accept motor unit',
  delete: 'Delete motor unit',
  'add-discharge': 'Add discharge',
  'reassign-discharge': 'Reassign discharge',
  'delete-discharge': 'Delete discharge',
  'choose-version': 'Choose version of motor unit',
  'return-to-engine': 'Return to the engine’s units',
};

/** What becomes of the units of a segment; undefined where the person gave up. */
type Change = (units: Units) => Units;

/** Deeds that ask a person which one is meant; what is saved meanwhile does not wait for the answer. */
const asking: ReadonlySet<UnitDeed> = new Set(['choose-version', 'merge', 'reassign-discharge']);

/** Does it. @throws RecordError with a sentence where it can't be done */
export async function correctUnits(document: EmgDocument, intent: UnitIntent): Promise<void> {
  const { editsUnderWay: edits } = document;
  if (!asking.has(intent.deed)) return edits.units.make(() => correct(document, intent));
  await edits.units.last;
  return correct(document, intent);
}

async function correct(document: EmgDocument, intent: UnitIntent): Promise<void> {
  document.requireUnitsEditable();
  const { deed } = intent;
  if (deed === 'choose-version') {
    await chooseVersion(document, intent);
    return;
  }
  const who = await reviewerName(document.uri);
  const segment = await segmentFor(document, intent);
  const { samplingRate } = channelOf(document.units.header, segment.span.channel);
  const change = await changeFor(document, { ...intent, deed }, segment, { who, samplingRate });
  if (!change) return;
  // Meanwhile the file may have changed, or another page of the document.
  const before = unitsIn(document.units.units, segment.span);
  const edit = editBetween(before, change(before.length > 0 ? before : segment.units));
  if (edit) document.editUnits(edit, descriptions[deed]);
}

/** Decides a conflict for one of its versions. */
async function chooseVersion(document: EmgDocument, intent: UnitIntent): Promise<void> {
  const { header, units } = document.units;
  const { name, samplingRate } = channelOf(header, header.channels[intent.channel]?.name ?? '');
  const sample = Math.round(intent.seconds * samplingRate);
  const open = openUnits(units, { channel: name, sample });
  if (open.length === 0) throw new RecordError(`No motor unit of ${name} has several versions.`);
  const unit = await oneOf(open);
  if (!unit) return;
  const choices = unit.versions.map(({ words, version }) => ({
    label: words,
    detail: Object.keys(version?.people ?? {}).join(', '),
    value: { version },
  }));
  const chosen = await ask.pick(`Versions of ${unit.name}`, choices);
  const edit = chosen && editBetween([unit.record], chosen.version ? [chosen.version] : []);
  if (edit) document.editUnits(edit, descriptions['choose-version']);
}

async function oneOf(open: readonly OpenUnit[]): Promise<OpenUnit | undefined> {
  if (open.length < 2) return open[0];
  return ask.pick(
    'Which has several versions',
    open.map((unit) => ({
      label: unit.name,
      detail: unit.versions.map(({ words }) => words).join(' · '),
      value: unit,
    })),
  );
}

async function changeFor(
  document: EmgDocument,
  intent: UnitIntent & { readonly deed: Exclude<UnitDeed, 'choose-version'> },
  segment: MeantSegment,
  hand: Hand,
): Promise<Change | undefined> {
  const { deed } = intent;
  const sample = Math.round(intent.seconds * hand.samplingRate);
  const fresh: NewUnit = { id: newLabelId(), number: segment.freeNumber };
  switch (deed) {
    case 'return-to-engine':
      requireCorrected(segment);
      return () => [];
    case 'add-discharge': {
      const own = segment.unitAt(intent.unit);
      const at = await peakNear(document, intent.channel, sample, own);
      if (own) return (units) => addDischarge(units, { id: own.id, sample: at }, hand);
      const first = { ...fresh, number: intent.unit };
      return (units) => [...units, newUnit(segment.span, first, [at], hand)];
    }
    case 'split': {
      const own = segment.required(intent.unit);
      const { id } = own;
      const chosen = await unlessCancelled(
        whileSlow(`Splitting unit ${intent.unit} by shape`, (signal) =>
          smallerShape(document, intent.channel, own, { signal }),
        ),
      );
      if (!chosen) return undefined;
      return (units) => splitUnit(units, { id, chosen }, fresh, hand);
    }
    case 'split-span': {
      const { id, ...own } = segment.required(intent.unit);
      const [from, end] = [intent.startSeconds, intent.endSeconds].map((each) => each * hand.samplingRate);
      const chosen = samplesOf(own).filter((each) => each >= (from ?? 0) && each < (end ?? 0));
      return (units) => splitUnit(units, { id, chosen }, fresh, hand);
    }
    case 'merge': {
      const { id } = segment.required(intent.unit);
      const other = await askForUnit(`Merge unit ${intent.unit} with`, segment, id);
      if (other === undefined) return undefined;
      return (units) => mergeUnits(units, { into: id, from: other }, hand);
    }
    case 'reassign-discharge': {
      const { id } = segment.required(intent.unit);
      // Refused before anything is asked, where there is none.
      removeDischarge(segment.units, { id, sample }, hand);
      const to = await askForUnit(`The discharge is of`, segment, id, 'A new unit');
      if (to === undefined) return undefined;
      return (units) => reassignDischarge(units, { id, sample }, to === '' ? fresh : to, hand);
    }
    case 'accept':
    case 'delete':
    case 'delete-discharge': {
      const { id } = segment.required(intent.unit);
      if (deed === 'delete-discharge') return (units) => removeDischarge(units, { id, sample }, hand);
      return (units) => (deed === 'accept' ? acceptUnit : deleteUnit)(units, id, hand);
    }
  }
}

function requireCorrected({ isFresh }: MeantSegment): void {
  if (isFresh) throw new RecordError('The units here are the engine’s already: nobody has corrected them.');
}

/** The id of another unit of the segment; an empty text for one more. */
async function askForUnit(
  title: string,
  { numbered }: MeantSegment,
  own: string,
  another?: string,
): Promise<string | undefined> {
  const others = numbered.filter(({ unit }) => unit.id !== own && unit.status !== 'rejected');
  const choices = others.map(({ number, unit }) => ({
    label: `Unit ${number}`,
    detail: dischargeWords(unit),
    value: unit.id,
  }));
  if (choices.length === 0 && another === undefined) {
    throw new RecordError('There is no other motor unit in this segment.');
  }
  return ask.pick(title, another === undefined ? choices : [...choices, { label: another, value: '' }]);
}
