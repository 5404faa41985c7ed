/** Sensitivity of the active channel, or of those that share its scale. */
import { layoutOf } from '../state/model';
import { fitScale } from '../view/fitScale';
import { defaultScale, scaleGroup, scaleOf } from '../view/sensitivity';
import { stepAbove, stepBelow } from '../view/steps';
import type { Action, Actor } from './actor';

/** Sets the units a division stands for, keeping the values on the centre lines. */
export function setSensitivity(actor: Actor, channel: number, unitsPerDivision: number): void {
  const { recording, scales } = actor.store.get();
  const view = recording.channels[channel];
  if (!view) return;
  const group = scaleGroup(view, channel);
  const { centre, baselines } = scales[group] ?? defaultScale(view);
  const scale = { unitsPerDivision, centre, ...(baselines ? { baselines } : {}) };
  actor.store.update({ scales: { ...scales, [group]: scale } });
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
  const members = model.recording.channels.flatMap((other, index) => {
    const seen = scaleGroup(other, index) === group ? actor.seen(index) : undefined;
    return seen ? [[index, seen] as const] : [];
  });
  const { divisionsPerLane } = layoutOf(model);
  const present = model.scales[group]?.baselines;
  const scale = fitScale(view.kind, Object.fromEntries(members), divisionsPerLane, present);
  if (scale) actor.store.update({ scales: { ...model.scales, [group]: scale } });
}

export const scaleActions = {
  moreSensitive: (actor) => stepSensitivity(actor, actor.store.get().activeChannel, true),
  lessSensitive: (actor) => stepSensitivity(actor, actor.store.get().activeChannel, false),
  fitSensitivity: (actor) => fitSensitivity(actor, actor.store.get().activeChannel),
} satisfies Record<string, Action>;
