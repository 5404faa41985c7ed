/** What a person does to motor units: of the chosen unit, at the cursor or with the selected span. The host carries it out. */
import type { UnitDeed } from '../../src/protocol/page';
import { keys } from '../keys';
import { chosenIndex, shownUnits } from '../state/units';
import { attempt, report, type Action, type Actor } from './actor';

/** Of which unit a deed is does not matter for those that are of the whole segment. */
const ofSegment: ReadonlySet<UnitDeed> = new Set<UnitDeed>(['choose-version', 'return-to-engine']);

function correct(actor: Actor, deed: UnitDeed): void {
  const model = actor.store.get();
  const found = shownUnits(model);
  const unit = found?.units[chosenIndex(model, found)]?.number;
  if (unit === undefined && !ofSegment.has(deed)) {
    report(actor, `Show the motor units first (${keys.showUnits}), and choose one.`);
    return;
  }
  const { selection, cursorSeconds: seconds } = model;
  const span = selection.kind === 'span' ? selection.span : undefined;
  if (deed === 'split-span' && !span) {
    report(actor, 'Select a span on the traces first: the unit’s discharges in it are split off.');
    return;
  }
  const { startSeconds, endSeconds } = span ?? { startSeconds: seconds, endSeconds: seconds };
  // A span is where someone looks, wherever the cursor is left.
  const moment = deed === 'split-span' ? startSeconds : seconds;
  const intent = {
    channel: model.activeChannel,
    deed,
    unit: unit ?? 0,
    seconds: moment,
    startSeconds,
    endSeconds,
  };
  void attempt(actor, actor.host.call('correctUnits', intent));
}

export const unitActions = {
  splitUnit: (actor) => correct(actor, 'split'),
  splitOffSpan: (actor) => correct(actor, 'split-span'),
  mergeUnits: (actor) => correct(actor, 'merge'),
  acceptUnit: (actor) => correct(actor, 'accept'),
  deleteUnit: (actor) => correct(actor, 'delete'),
  addDischarge: (actor) => correct(actor, 'add-discharge'),
  reassignDischarge: (actor) => correct(actor, 'reassign-discharge'),
  deleteDischarge: (actor) => correct(actor, 'delete-discharge'),
  chooseUnitVersion: (actor) => correct(actor, 'choose-version'),
  returnToEngine: (actor) => correct(actor, 'return-to-engine'),
} satisfies Record<string, Action>;
