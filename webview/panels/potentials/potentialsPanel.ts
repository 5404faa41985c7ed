/**
 * The potentials of the active channel's motor units: the averages as they look, and a table of their figures, which leads
 * to the discharges. The cursor and the chosen unit are those of the traces and the firing raster.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ChannelView } from '../../../src/protocol/page';
import { attempt, report, type Actor } from '../../actions/actor';
import { goToMoment } from '../../actions/labels';
import { markerActions } from '../../actions/markers';
import { viewActions } from '../../actions/viewActions';
import { focusTraces } from '../../dom/keyboardFocus';
import type { Palette } from '../../drawing/palette';
import type { Theme } from '../../drawing/theme';
import { indexAt } from '../../plots/series';
import { stepTo, type Step } from '../../plots/walk';
import { derived } from '../../state/derived';
import { activeChannel, type Model, type Sweep, type UnitsState } from '../../state/model';
import { potentialsPanel } from '../../state/panelsView';
import { orderAfter, type PotentialOrder } from '../../state/potentials';
import { handIn, markersOf, type Hand, type HandFigures, type MovedMarkers } from '../../state/handMarkers';
import { chosenIndex, shownUnits, type FoundUnits } from '../../state/units';
import { potentialOrigin } from '../../words/morphologyWords';
import { alsoOnText, unitsStatus } from '../../words/unitWords';
import type { Panel } from '../panel';
import { absenceView } from '../units/absence';
import { shapesOf, type Shape } from './extents';
import { headButtons, type HeadButton } from './headButtons';
import { PotentialsPicture } from './picture';
import { potentialRows, sortedRows, tableFile, type PotentialRow } from './rows';
import { tableView } from './table';

interface Inputs {
  readonly isOpen: boolean;
  readonly palette: Palette;
  readonly cursorSeconds: number;
  readonly channel: ChannelView | undefined;
  readonly channels: readonly ChannelView[];
  readonly units: UnitsState | null;
  readonly found: FoundUnits | undefined;
  readonly isDetecting: boolean;
  readonly chosenUnit: number;
  readonly order: PotentialOrder;
  readonly negativeUp: boolean;
  readonly showsSweeps: boolean;
  readonly sweeps: Model['sweeps'];
  readonly activeChannel: number;
  readonly movedMarkers: MovedMarkers | null;
  readonly handFigures: readonly HandFigures[];
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
  private readonly picture: PotentialsPicture;
  private readonly buttons: Readonly<Record<HeadButton, HTMLElement>>;

  /** @param retry asks the host once more for what it could not answer */
  constructor(actor: Actor, theme: Theme, retry: () => void) {
    this.actor = actor;
    this.theme = theme;
    this.picture = new PotentialsPicture({
      ...markerActions(actor),
      leave: () => this.focus(),
    });
    this.buttons = headButtons({
      retry,
      reset: () => markerActions(actor).reset(),
      previous: () => this.walk('previous'),
      next: () => this.walk('next'),
      sweeps: () => actor.store.update({ showsSweeps: !actor.store.get().showsSweeps }),
      copy: () => void this.copyTable(),
      save: () => void this.saveTable(),
      close: () => viewActions.showPotentials(actor),
    });
  }

  select(model: Model): Inputs {
    const { panels, cursorSeconds, units, chosenUnit, potentialOrder: order, settings, detection } = model;
    const { showsSweeps, sweeps } = model;
    return {
      isOpen: panels.aligned.open,
      palette: this.theme.palette,
      ...{ cursorSeconds, units, chosenUnit, order, showsSweeps, sweeps },
      ...handIn(model),
      channel: activeChannel(model),
      channels: model.recording.channels,
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
          ${found ? this.headView(inputs, found) : html`<span class="plot-origin"></span>`}${this.buttons.close}
        </header>
        ${found ? this.foundView(inputs, found) : absenceView(units, channel, isDetecting, this.buttons.retry)}
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
    const { reset, previous, next, sweeps, copy, save } = this.buttons;
    const unit = found.units[chosenIndex(inputs, found)];
    const { timesSeconds } = unit ?? {};
    const markers = unit && markersOf(inputs, unit);
    const elsewhere =
      unit &&
      alsoOnText(
        unit,
        inputs.channels.map(({ name }) => name),
      );
    const origin = unit ? [potentialOrigin(unit, markers), elsewhere].filter(Boolean).join(', ') : '';
    const index = timesSeconds && indexAt(timesSeconds, inputs.cursorSeconds);
    const count = (timesSeconds?.length ?? 0).toLocaleString('en-US');
    const place = index === undefined ? `${count} discharges` : `Discharge ${index + 1} of ${count}`;
    return html`<span class="plot-status">${unitsStatus(found)}</span
      ><span class="plot-origin" data-testid="potential-origin" title=${origin}>${origin}</span
      ><output class="plot-readout" aria-live="polite" data-testid="discharge-place">${place}</output>
      ${markers ? reset : nothing}${previous}${next}${sweeps}${copy}${save}`;
  }

  private foundView(inputs: Inputs, found: FoundUnits): TemplateResult {
    const chosen = chosenIndex(inputs, found);
    const rows = this.rows(found, inputs, inputs.order);
    const channels = inputs.channels.map(({ name }) => name);
    const refusal = found.units[chosen]?.refusal;
    return html`<div class="potentials">
      <div class="potentials-drawn">
        ${this.picture.element}
        ${refusal === undefined ? nothing : html`<p class="refusal" data-testid="refusal">${refusal}</p>`}
      </div>
      <div class="potentials-rows">
        ${tableView(
          { rows, chosen, channels, order: inputs.order, palette: inputs.palette },
          {
            choose: (chosenUnit) => this.actor.store.update({ chosenUnit }),
            sort: (column) => this.sort(column),
            pressed: (event) => this.pressed(event),
          },
        )}
        <span class="plot-keys" id="potentials-keys"
          >Up and down arrow keys choose a unit, left and right arrow keys, Home and End go from discharge to
          discharge, Tab goes to the potential’s markers and to the columns that the table is sorted by,
          Escape goes back to the traces.</span
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
    this.picture.render({ shapes: this.shapes(found, inputs), chosen, negativeUp, sweeps, label }, palette);
    this.buttons.sweeps.setAttribute('aria-pressed', String(inputs.showsSweeps));
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
    const rows = this.rows(found, handIn(model), model.potentialOrder);
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
    const table = tableFile(this.actor.store.get());
    if (!table) return;
    try {
      await navigator.clipboard.writeText(table.text);
      this.actor.store.update({ problem: null });
    } catch {
      report(this.actor, 'The table could not be copied: the clipboard is closed to this page.');
    }
  }

  private async saveTable(): Promise<void> {
    const table = tableFile(this.actor.store.get());
    if (table) await attempt(this.actor, this.actor.host.call('saveTable', table));
  }

  private rows(found: FoundUnits, hand: Hand, order: PotentialOrder): readonly PotentialRow[] {
    const { activeChannel: channel, movedMarkers, handFigures } = hand;
    return this.sorted(this.rowsOf(found, channel, movedMarkers, handFigures), order);
  }

  private shapes(
    found: FoundUnits,
    { activeChannel: channel, movedMarkers, handFigures }: Hand,
  ): readonly Shape[] {
    return this.shapesOf(found, channel, movedMarkers, handFigures);
  }

  private readonly rowsOf = derived((found: FoundUnits, ...hand: HandParts) =>
    potentialRows(found, handOf(hand)),
  );

  private readonly sorted = derived((rows: readonly PotentialRow[], order: PotentialOrder) =>
    sortedRows(rows, order),
  );

  private readonly shapesOf = derived(({ units }: FoundUnits, ...hand: HandParts) =>
    shapesOf(units, handOf(hand)),
  );
}

type HandParts = readonly [channel: number, moved: MovedMarkers | null, figures: readonly HandFigures[]];

function handOf([activeChannel, movedMarkers, handFigures]: HandParts): Hand {
  return { activeChannel, movedMarkers, handFigures };
}
