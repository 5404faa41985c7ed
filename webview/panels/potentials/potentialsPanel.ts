/**
 * The potentials of the active channel's motor units: the averages as they look, and a table of their figures, which leads
 * to the discharges. The cursor and the chosen unit are those of the traces and the firing raster.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ChannelView } from '../../../src/protocol/page';
import { report, type Actor } from '../../actions/actor';
import { goToMoment } from '../../actions/labels';
import { viewActions } from '../../actions/viewActions';
import { focusTraces } from '../../dom/keyboardFocus';
import { button } from '../../dom/toolkit';
import type { Palette } from '../../drawing/palette';
import type { Theme } from '../../drawing/theme';
import { keys, withKey } from '../../keys';
import { indexAt } from '../../plots/series';
import { stepTo, type Step } from '../../plots/walk';
import { derived } from '../../state/derived';
import { activeChannel, type Model, type Sweep, type UnitsState } from '../../state/model';
import { potentialsPanel } from '../../state/panelsView';
import { orderAfter, type PotentialOrder } from '../../state/potentials';
import { chosenIndex, shownUnits, type FoundUnits } from '../../state/units';
import { measuredOn } from '../../words/morphologyWords';
import { unitsStatus } from '../../words/unitWords';
import type { Panel } from '../panel';
import { absenceView } from '../units/absence';
import { shapesOf } from './extents';
import { PotentialsPicture } from './picture';
import { potentialRows, potentialsCsv, sortedRows, type PotentialRow } from './rows';
import { tableView } from './table';

interface Inputs {
  readonly isOpen: boolean;
  readonly palette: Palette;
  readonly cursorSeconds: number;
  readonly channel: ChannelView | undefined;
  readonly units: UnitsState | null;
  readonly found: FoundUnits | undefined;
  readonly isDetecting: boolean;
  readonly chosenUnit: number;
  readonly order: PotentialOrder;
  readonly negativeUp: boolean;
  readonly showsSweeps: boolean;
  readonly sweeps: Model['sweeps'];
}

const none: readonly Sweep[] = [];

const steps: Readonly<Partial<Record<string, Step>>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  Home: 'first',
  End: 'last',
};

export class PotentialsPanel implements Panel<Inputs> {
  readonly id = potentialsPanel;
  readonly title = 'Motor unit potentials';
  private readonly actor: Actor;
  private readonly theme: Theme;
  private readonly picture = new PotentialsPicture();
  private readonly retry: HTMLElement;
  private readonly close: HTMLElement;
  private readonly sweeps: HTMLElement;
  private readonly copy: HTMLElement;
  private readonly previous: HTMLElement;
  private readonly next: HTMLElement;

  /** @param retry asks the host once more for what it could not answer */
  constructor(actor: Actor, theme: Theme, retry: () => void) {
    this.actor = actor;
    this.theme = theme;
    this.retry = button({
      text: 'Try again',
      title: 'Ask for the motor units again',
      onClick: retry,
    });
    this.close = button({
      icon: 'close',
      title: withKey('Hide the motor unit potentials', keys.showPotentials),
      testId: 'hide-potentials',
      onClick: () => viewActions.showPotentials(actor),
    });
    this.sweeps = button({
      icon: 'layers',
      title: 'Superimpose the unit’s potentials, each as it is in the trace',
      testId: 'show-sweeps',
      onClick: () => actor.store.update({ showsSweeps: !actor.store.get().showsSweeps }),
    });
    this.copy = button({
      icon: 'copy',
      title: 'Copy the table as CSV',
      testId: 'copy-potentials',
      onClick: () => void this.copyTable(),
    });
    this.previous = button({
      icon: 'chevron-left',
      title: 'Previous discharge of the unit',
      testId: 'previous-discharge',
      onClick: () => this.walk('previous'),
    });
    this.next = button({
      icon: 'chevron-right',
      title: 'Next discharge of the unit',
      testId: 'next-discharge',
      onClick: () => this.walk('next'),
    });
  }

  select(model: Model): Inputs {
    const { panels, cursorSeconds, units, chosenUnit, potentialOrder: order, settings, detection } = model;
    const { showsSweeps, sweeps } = model;
    return {
      isOpen: panels.aligned.open,
      palette: this.theme.palette,
      ...{ cursorSeconds, units, chosenUnit, order, showsSweeps, sweeps },
      channel: activeChannel(model),
      found: shownUnits(model),
      isDetecting: detection !== null,
      negativeUp: settings.negativeUp,
    };
  }

  isEmpty({ isOpen }: Inputs): boolean {
    return !isOpen;
  }

  render(inputs: Inputs, body: HTMLElement): void {
    const { isOpen, units, found, channel, isDetecting } = inputs;
    if (!isOpen || !channel) return;
    render(
      html`<section class="plot-panel" aria-label="Motor unit potentials" data-testid="potentials">
        <header class="plot-head">
          ${found ? this.headView(inputs, found) : html`<span class="plot-origin"></span>`}${this.close}
        </header>
        ${found ? this.foundView(inputs, found) : absenceView(units, channel, isDetecting, this.retry)}
      </section>`,
      body,
    );
    if (found) this.show(inputs, found, channel);
  }

  focus(): void {
    document.querySelector<HTMLElement>('.potentials-table')?.focus();
  }

  dispose(): void {
    this.picture.dispose();
  }

  private headView(inputs: Inputs, found: FoundUnits): TemplateResult {
    const { timesSeconds, morphology } = found.units[chosenIndex(inputs, found)] ?? {};
    const origin = morphology?.kind === 'measured' ? measuredOn(morphology) : '';
    const index = timesSeconds && indexAt(timesSeconds, inputs.cursorSeconds);
    const count = (timesSeconds?.length ?? 0).toLocaleString('en-US');
    const place = index === undefined ? `${count} discharges` : `Discharge ${index + 1} of ${count}`;
    return html`<span class="plot-status">${unitsStatus(found)}</span
      ><span class="plot-origin" data-testid="potential-origin" title=${origin}>${origin}</span
      ><output class="plot-readout" aria-live="polite" data-testid="discharge-place">${place}</output>
      ${this.previous}${this.next}${this.sweeps}${this.copy}`;
  }

  private foundView(inputs: Inputs, found: FoundUnits): TemplateResult {
    const chosen = chosenIndex(inputs, found);
    const { morphology } = found.units[chosen] ?? {};
    const rows = this.sorted(this.rowsOf(found), inputs.order);
    const refusal =
      morphology?.kind === 'refused' ? rows.find(({ index }) => index === chosen)?.refusal : undefined;
    return html`<div class="potentials">
      <div class="potentials-drawn">
        ${this.picture.element}
        ${refusal === undefined ? nothing : html`<p class="refusal" data-testid="refusal">${refusal}</p>`}
      </div>
      <div class="potentials-rows">
        ${tableView(
          { rows, chosen, order: inputs.order, palette: inputs.palette },
          {
            choose: (chosenUnit) => this.actor.store.update({ chosenUnit }),
            sort: (column) => this.sort(column),
            pressed: (event) => this.pressed(event),
          },
        )}
        <span class="plot-keys" id="potentials-keys"
          >Up and down arrow keys choose a unit, left and right arrow keys, Home and End go from discharge to
          discharge, Tab goes to the columns that the table is sorted by, Escape goes back to the
          traces.</span
        >
      </div>
    </div>`;
  }

  private show(inputs: Inputs, found: FoundUnits, { name }: ChannelView): void {
    const { negativeUp, palette } = inputs;
    const chosen = chosenIndex(inputs, found);
    const number = found.units[chosen]?.number ?? 0;
    const label = `Averaged potentials of ${name}, that of unit ${number} beside them; its figures are in the table.`;
    const sweeps = inputs.sweeps?.unit === chosen ? inputs.sweeps.list : none;
    this.picture.render({ shapes: this.shapesOf(found), chosen, negativeUp, sweeps, label }, palette);
    this.sweeps.setAttribute('aria-pressed', String(inputs.showsSweeps));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = steps[event.key];
    if (step) this.walk(step);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      this.chooseBeside(event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Escape') focusTraces();
    else return;
    event.preventDefault();
    // VS Code would move the traces with the same key.
    event.stopPropagation();
  }

  /** The unit of the row above or below, as the table is sorted now. */
  private chooseBeside(way: 1 | -1): void {
    const model = this.actor.store.get();
    const found = shownUnits(model);
    if (!found) return;
    const rows = this.sorted(this.rowsOf(found), model.potentialOrder);
    const now = rows.findIndex(({ index }) => index === chosenIndex(model, found));
    const next = rows[now + way];
    if (next) this.actor.store.update({ chosenUnit: next.index });
  }

  /** To a discharge of the chosen unit. */
  private walk(step: Step): void {
    const model = this.actor.store.get();
    const found = shownUnits(model);
    if (!found) return;
    const tracks = found.units.map(({ timesSeconds: x }) => ({ x }));
    const moment = stepTo({ tracks, chosen: chosenIndex(model, found), cursor: model.cursorSeconds }, step);
    if (moment !== undefined) goToMoment(this.actor, moment);
  }

  private sort(column: PotentialOrder['column']): void {
    const { store } = this.actor;
    store.update({ potentialOrder: orderAfter(store.get().potentialOrder, column) });
  }

  private async copyTable(): Promise<void> {
    const model = this.actor.store.get();
    const found = shownUnits(model);
    const channel = activeChannel(model);
    if (!found || !channel) return;
    const rows = this.sorted(this.rowsOf(found), model.potentialOrder);
    try {
      await navigator.clipboard.writeText(potentialsCsv(channel.name, rows));
      this.actor.store.update({ problem: null });
    } catch {
      report(this.actor, 'The table could not be copied: the clipboard is closed to this page.');
    }
  }

  private readonly rowsOf = derived((found: FoundUnits) => potentialRows(found));

  private readonly sorted = derived((rows: readonly PotentialRow[], order: PotentialOrder) =>
    sortedRows(rows, order),
  );

  private readonly shapesOf = derived(({ units }: FoundUnits) => shapesOf(units));
}
