/**
 * The motor units of the active channel, below the traces and with their time axis: when each fired, and how fast. The
 * cursor is that of the traces: where it is moved here, it moves there.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ChannelView } from '../../../src/protocol/page';
import type { Actor } from '../../actions/actor';
import { goToMoment } from '../../actions/labels';
import { changeSweep } from '../../actions/time';
import { viewActions } from '../../actions/viewActions';
import { focusTraces } from '../../dom/keyboardFocus';
import { button } from '../../dom/toolkit';
import type { Palette } from '../../drawing/palette';
import type { Theme } from '../../drawing/theme';
import { keys, withKey } from '../../keys';
import type { ValueAxis } from '../../plots/axis';
import { Plot } from '../../plots/plot';
import type { PlotRange } from '../../plots/range';
import { derived } from '../../state/derived';
import { activeChannel, layoutOf, type Model, type UnitsState } from '../../state/model';
import type { Layout } from '../../view/layout';
import { trainsOf, type Trains } from '../../state/unitFigures';
import { chosenIndex, shownUnits, type FoundUnits } from '../../state/units';
import { fasterSweep, slowerSweep } from '../../view/steps';
import { timeScale } from '../../view/timeScale';
import { divisionsAcross, panByDivisions } from '../../view/timeWindow';
import { clock } from '../../words/format';
import { timeDecimals } from '../../words/timeDigits';
import { unitsOrigin, unitsStatus } from '../../words/unitWords';
import type { Panel } from '../panel';
import { absenceView } from './absence';
import { correctionButtons } from './correctionButtons';
import { unitsPlot } from './unitsView';

interface Inputs {
  readonly isOpen: boolean;
  readonly palette: Palette;
  readonly layout: Layout;
  readonly startSeconds: number;
  readonly secondsPerDivision: number;
  readonly cursorSeconds: number;
  readonly channel: ChannelView | undefined;
  readonly channels: readonly ChannelView[];
  readonly units: UnitsState | null;
  readonly found: FoundUnits | undefined;
  readonly isDetecting: boolean;
  readonly chosenUnit: number;
}

export class UnitsPanel implements Panel<Inputs> {
  readonly id = 'units';
  readonly title = 'Motor units';
  private readonly theme: Theme;
  private readonly plot: Plot;
  private readonly close: HTMLElement;
  private readonly retry: HTMLElement;
  private readonly corrections: readonly HTMLElement[];

  /** @param retry asks the host once more for what it could not answer */
  constructor(actor: Actor, theme: Theme, retry: () => void) {
    this.theme = theme;
    this.plot = new Plot('units-plot', {
      range: linkedRange(actor),
      moveTo: (seconds) => goToMoment(actor, seconds),
      choose: (chosenUnit) => actor.store.update({ chosenUnit }),
      leave: focusTraces,
    });
    this.corrections = correctionButtons(actor);
    this.close = button({
      icon: 'close',
      title: withKey('Hide the motor units', keys.showUnits),
      testId: 'hide-units',
      onClick: () => viewActions.showUnits(actor),
    });
    this.retry = button({
      text: 'Try again',
      title: 'Ask for the motor units again',
      testId: 'retry-units',
      onClick: retry,
    });
  }

  select(model: Model): Inputs {
    const { panels, startSeconds, secondsPerDivision, cursorSeconds, recording, units, chosenUnit } = model;
    return {
      isOpen: panels.aligned.open,
      palette: this.theme.palette,
      layout: layoutOf(model),
      ...{ startSeconds, secondsPerDivision, cursorSeconds, units, chosenUnit },
      channel: activeChannel(model),
      channels: recording.channels,
      found: shownUnits(model),
      isDetecting: model.detection !== null,
    };
  }

  isEmpty({ isOpen }: Inputs): boolean {
    return !isOpen;
  }

  render(inputs: Inputs, body: HTMLElement): void {
    const { isOpen, units, found: shown, channel, isDetecting } = inputs;
    if (!isOpen || !channel) return;
    render(
      html`<section class="plot-panel" aria-label="Motor units" data-testid="units">
        <header class="plot-head">
          ${shown ? originView(shown) : html`<span class="plot-origin"></span>`}
          ${shown ? [this.plot.readout, ...this.corrections] : nothing}${this.close}
        </header>
        ${shown ? this.plot.element : absenceView(units, channel, isDetecting, this.retry)}
      </section>`,
      body,
    );
    if (shown) this.show(inputs, shown, channel);
  }

  focus(): void {
    this.plot.element.focus();
  }

  dispose(): void {
    this.plot.dispose();
  }

  private show(inputs: Inputs, found: FoundUnits, { name }: ChannelView): void {
    const { layout, startSeconds, secondsPerDivision, palette, channels } = inputs;
    const parts = this.partsOf(trainsOf(found));
    this.plot.render(
      {
        ...parts,
        label: `Motor units of ${name}, ${unitsStatus(found)}: ${unitsOrigin(found)}. Firing raster and firing rate over time.`,
        noun: 'discharge',
        margins: this.marginsOf(layout.plotLeft, layout.plotWidth),
        x: this.timeAxis(startSeconds, secondsPerDivision, layout, channels),
        isXWritten: false,
        cursor: inputs.cursorSeconds,
        chosen: chosenIndex(inputs, found),
      },
      palette,
    );
  }

  /** Potentials that are measured later change nothing of it. */
  private readonly partsOf = derived((trains: Trains) => unitsPlot(trains));

  private readonly marginsOf = derived((left: number, width: number) => ({ left, width }));

  /** That of the traces: as they paint it, pixel by pixel. */
  private readonly timeAxis = derived(
    (
      startSeconds: number,
      secondsPerDivision: number,
      { plotLeft, plotWidth, density }: Layout,
      channels: readonly ChannelView[],
    ): ValueAxis => {
      const [left, width] = [Math.round(plotLeft * density), Math.round(plotWidth * density)];
      const scale = timeScale({ startSeconds, secondsPerDivision }, left, width);
      const decimals = timeDecimals(channels);
      return {
        kind: 'values',
        title: 'Time',
        unit: 's',
        from: scale.startSeconds,
        to: scale.endSeconds,
        scale: 'linear',
        step: secondsPerDivision,
        words: (seconds) => clock(seconds, decimals),
      };
    },
  );
}

/** The time window of the traces is the plot's. */
function linkedRange(actor: Actor): PlotRange {
  const { store } = actor;
  return {
    zoom(direction, around) {
      const step = direction === 'in' ? fasterSweep : slowerSweep;
      changeSweep(actor, step(store.get().secondsPerDivision), around);
    },
    pan(part) {
      const model = store.get();
      store.update(panByDivisions(model, part * divisionsAcross, model.recording.durationSeconds));
    },
    reset: () => viewActions.fitRecording(actor),
  };
}

/** Whether anybody has reviewed them is said however narrow it is. */
function originView(found: FoundUnits): TemplateResult {
  const text = unitsOrigin(found);
  return html`<span class="plot-status" data-testid="units-status">${unitsStatus(found)}</span
    ><span class="plot-origin" data-testid="units-origin" title=${text}>${text}</span>`;
}
