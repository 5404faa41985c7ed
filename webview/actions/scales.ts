/** Sensitivity of the active channel, or of those that share its scale. */
import { layoutOf } from '../state/model';
import { fitScale, scaleGroup, scaleOf, type Extremes } from '../view/sensitivity';
import { stepAbove, stepBelow } from '../view/steps';
import type { Action, Actor } from './actor';

/** Sets the units a division stands for, keeping the value on the centre line. */
export function setSensitivity(actor: Actor, channel: number, unitsPerDivision: number): void {
  const { recording, scales } = actor.store.get();
  const view = recording.channels[channel];
  if (!view) return;
  const { centre } = scaleOf(scales, view, channel);
  actor.store.update({
    scales: { ...scales, [scaleGroup(view, channel)]: { unitsPerDivision, centre } },
  });
}

/** One step more (or less) sensitive, for the channel's whole group. */
export function stepSensitivity(actor: Actor, channel: number, more: boolean): void {
  const { recording, scales } = actor.store.get();
  const view = recording.channels[channel];
  if (!view) return;
  const { unitsPerDivision } = scaleOf(scales, view, channel);
  setSensitivity(actor, channel, (more ? stepBelow : stepAbove)(unitsPerDivision));
}

/** The finest sensitivity that shows all that is visible of the channel's group. */
export function fitSensitivity(actor: Actor, channel: number): void {
  const model = actor.store.get();
  const view = model.recording.channels[channel];
  if (!view) return;
  const group = scaleGroup(view, channel);
  const members = model.recording.channels.flatMap((other, index) =>
    scaleGroup(other, index) === group ? [actor.visibleExtremes(index)] : [],
  );
  const extremes = union(members);
  const scale = extremes && fitScale(view, extremes, layoutOf(model).divisionsPerLane);
  if (scale) actor.store.update({ scales: { ...model.scales, [group]: scale } });
}

/** The extremes of all that is known; undefined where nothing is. */
export function union(all: readonly (Extremes | undefined)[]): Extremes | undefined {
  const known = all.filter((extremes) => extremes !== undefined);
  if (known.length === 0) return undefined;
  return {
    minimum: Math.min(...known.map(({ minimum }) => minimum)),
    maximum: Math.max(...known.map(({ maximum }) => maximum)),
  };
}

export const scaleActions = {
  moreSensitive: (actor) => stepSensitivity(actor, actor.store.get().activeChannel, true),
  lessSensitive: (actor) => stepSensitivity(actor, actor.store.get().activeChannel, false),
  fitSensitivity: (actor) => fitSensitivity(actor, actor.store.get().activeChannel),
} satisfies Record<string, Action>;
