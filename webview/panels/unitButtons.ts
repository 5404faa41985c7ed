/** The toolbar's buttons for the panels below the traces: each brings its panel, and is pressed while that is to be seen. */
import type { Actor } from '../actions/actor';
import { viewActions } from '../actions/viewActions';
import { el, setAttribute } from '../dom/elements';
import { button } from '../dom/toolkit';
import { keys, withKey } from '../keys';
import { onChange } from '../state/derived';
import { alignedPane, patternPanel, potentialsPanel, type PanelsView } from '../state/panelsView';

const offered = [
  ['showUnits', alignedPane, 'graph-left', 'Motor units'],
  ['showPotentials', potentialsPanel, 'graph-line', 'Motor unit potentials'],
  ['showPattern', patternPanel, 'graph-scatter', 'Interference pattern'],
] as const;

export class UnitButtons {
  readonly element: HTMLElement;
  private readonly buttons: readonly (readonly [panel: string, button: HTMLElement])[];

  constructor(actor: Actor) {
    this.buttons = offered.map(([command, panel, icon, title]) => [
      panel,
      button({
        icon,
        title: withKey(title, keys[command]),
        testId: `open-${panel}`,
        onClick: () => viewActions[command](actor),
      }),
    ]);
    this.element = el(
      'span',
      'group',
      { role: 'group', 'aria-label': 'Panels below the traces' },
      this.buttons.map(([, each]) => each),
    );
  }

  readonly render = onChange(({ aligned, inFront }: PanelsView) => {
    for (const [panel, each] of this.buttons) {
      const isSeen = aligned.open && (inFront[alignedPane] ?? alignedPane) === panel;
      setAttribute(each, 'aria-pressed', String(isSeen));
    }
  });
}
