/** Which panels are to be seen. */
import { alignedPane, patternPanel, potentialsPanel, type PanelsView } from '../state/panelsView';
import { focusTraces } from '../dom/keyboardFocus';
import type { Action, Actor } from './actor';

/** Brings a panel below the traces into view, or has the pane go where it is there already. */
function toggled(panels: PanelsView, panel: string): PanelsView {
  const { aligned, inFront } = panels;
  const isSeen = aligned.open && (inFront[alignedPane] ?? alignedPane) === panel;
  return {
    ...panels,
    aligned: { ...aligned, open: !isSeen },
    inFront: { ...inFront, [alignedPane]: panel },
  };
}

/** The keyboard goes where someone looks. */
function toggle(actor: Actor, panel: string): void {
  const panels = toggled(actor.store.get().panels, panel);
  actor.store.update({ panels });
  if (panels.aligned.open) actor.focusAligned();
  else focusTraces();
}

/** It needs the units: where nobody looks at them yet, they come with it. */
function toggleResidual({ store }: Actor): void {
  const { showsResidual, panels } = store.get();
  const { aligned } = panels;
  const isShown = showsResidual && aligned.open;
  store.update({ showsResidual: !isShown, panels: { ...panels, aligned: { ...aligned, open: true } } });
}

export const panelActions = {
  showResidual: toggleResidual,
  showUnits: (actor) => toggle(actor, alignedPane),
  showPattern: (actor) => toggle(actor, patternPanel),
  showPotentials: (actor) => toggle(actor, potentialsPanel),
} satisfies Record<string, Action>;
