/** The motor units that are seen: those of the active channel, as long as a panel with them is open. */
import type { UnitsView } from '../../src/protocol/page';
import { activeChannel, type Model } from './model';

export type FoundUnits = Extract<UnitsView, { kind: 'units' }>;

/** Undefined where nobody looks at units, or there are none. */
export function shownUnits(
  model: Pick<Model, 'units' | 'panels' | 'recording' | 'activeChannel'>,
): FoundUnits | undefined {
  const { units, panels } = model;
  if (!panels.aligned.open || activeChannel(model)?.kind !== 'emg') return undefined;
  if (units?.kind !== 'known' || units.channel !== model.activeChannel) return undefined;
  return units.view.kind === 'units' ? units.view : undefined;
}

/** The index of the unit that the keyboard walks along, of those that there are. */
export function chosenIndex({ chosenUnit }: Pick<Model, 'chosenUnit'>, { units }: FoundUnits): number {
  return Math.min(chosenUnit, units.length - 1);
}
