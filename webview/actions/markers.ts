/** What a person does to the chosen potential's markers. The page moves them; the host keeps them once they are let go. */
import type { PotentialSpan, UnitView } from '../../src/protocol/page';
import { handIn, markersOf, movedMarker, shownMeasure, type MarkerSide } from '../state/handMarkers';
import type { Model } from '../state/model';
import { chosenIndex, shownUnits } from '../state/units';
import { attempt, type Actor } from './actor';

/** What is done with markers of the chosen unit. */
export interface ChosenMarkers {
  move(side: MarkerSide, milliseconds: number): void;
  /** From where it is by now, whatever of that is drawn yet. */
  step(side: MarkerSide, milliseconds: number): void;
  /** One has been let go: where they are is kept. */
  keep(): void;
  /** Puts the rule's back. */
  reset(): void;
}

function chosenUnit(model: Model): UnitView | undefined {
  const found = shownUnits(model);
  return found?.units[chosenIndex(model, found)];
}

export function markerActions(actor: Actor): ChosenMarkers {
  const { store } = actor;
  const move = (side: MarkerSide, milliseconds: number): void => {
    const unit = chosenUnit(store.get());
    if (unit) store.update({ movedMarkers: movedMarker(handIn(store.get()), unit, side, milliseconds) });
  };
  return {
    move,
    step: (side, by) => {
      const model = store.get();
      const unit = chosenUnit(model);
      const measure = unit && shownMeasure(handIn(model), unit);
      if (measure) move(side, measure.span[side] + by);
    },
    keep: () => {
      const { movedMarkers: moved, activeChannel } = store.get();
      if (!moved?.span || moved.toldUnder || moved.channel !== activeChannel) return;
      tell(actor, moved.number, moved.span);
    },
    reset: () => {
      const model = store.get();
      const unit = chosenUnit(model);
      if (unit && markersOf(handIn(model), unit)) tell(actor, unit.number, null);
    },
  };
}

/** Tells the host, and shows it until the host's units have it; where it can't be kept, it is not shown. */
function tell(actor: Actor, number: number, span: PotentialSpan | null): void {
  const { store } = actor;
  const { activeChannel: channel, units } = store.get();
  if (units?.kind !== 'known' || units.view.kind !== 'units' || units.channel !== channel) return;
  const unit = units.view.units.find((each) => each.number === number);
  if (!unit) return;
  const told = { channel, number, span, toldUnder: units.view };
  store.update({ movedMarkers: told });
  const intent = { channel, unit: number, discharges: unit.timesSeconds.length, span };
  void attempt(actor, actor.host.call('markUnit', intent)).then((isKept) => {
    if (!isKept && store.get().movedMarkers === told) store.update({ movedMarkers: null });
  });
}
