/**
 * The motor units of the active channel, below the traces and with their time axis: when each fired, and how fast. The
 * cursor is that of the traces: where it is moved here, it moves there.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ChannelView, UnitsView } from '../../../src/protocol/page';
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
import { fasterSweep, slowerSweep } from '../../view/steps';
import { timeScale } from '../../view/timeScale';
import { divisionsAcross, panByDivisions } from '../../view/timeWindow';
import { clock } from '../../words/format';
import { timeDecimals } from '../../words/timeDigits';
import { noUnitsSentence, unitsOrigin } from '../../words/unitWords';
import type { Panel } from '../panel';
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
  readonly isDetecting: boolean;
  readonly chosenUnit: number;
}

type Found = Extract<UnitsView, { kind: 'units' }>;

export class UnitsPanel implements Panel<Inputs> {
  readonly id = 'units';
  readonly title = 'Motor units';
  private readonly theme: Theme;
  private readonly plot: Plot;
  private readonly close: HTMLElement;
  private readonly retry: HTMLElement;

  /** @param retry asks the host once more for what it could not answer */
  constructor(actor: Actor, theme: Theme, retry: () => void) {
    this.theme = theme;
    this.plot = new Plot('units-plot', {
      range: linkedRange(actor),
      moveTo: (seconds) => goToMoment(actor, seconds),
      choose: (chosenUnit) => actor.store.update({ chosenUnit }),
      leave: focusTraces,
    });
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
      isDetecting: model.detection !== null,
    };
  }

  isEmpty({ isOpen }: Inputs): boolean {
    return !isOpen;
  }

  render(inputs: Inputs, body: HTMLElement): void {
    const { isOpen, units, channel, isDetecting } = inputs;
    if (!isOpen || !channel) return;
    const found = units?.kind === 'known' && units.view.kind === 'units' ? units.view : undefined;
    const shown = channel.kind === 'emg' ? found : undefined;
    render(
      html`<section class="plot-panel" aria-label="Motor units" data-testid="units">
        <header class="plot-head">
          <h2>Motor units</h2>
          ${shown ? originView(shown) : html`<span class="plot-origin"></span>`}
          ${shown ? this.plot.readout : nothing}${this.close}
        </header>
        ${shown ? this.plot.element : this.without(units, channel, isDetecting)}
      </section>`,
      body,
    );
    if (shown) this.show(inputs, shown, channel);
  }

  dispose(): void {
    this.plot.dispose();
  }

  private show(inputs: Inputs, found: Found, { name }: ChannelView): void {
    const { layout, startSeconds, secondsPerDivision, palette, channels } = inputs;
    const parts = this.partsOf(found);
    this.plot.render(
      {
        ...parts,
        label: `Motor units of ${name}, not reviewed: ${unitsOrigin(found)}. Firing raster and firing rate over time.`,
        noun: 'discharge',
        margins: this.marginsOf(layout.plotLeft, layout.plotWidth),
        x: this.timeAxis(startSeconds, secondsPerDivision, layout, channels),
        isXWritten: false,
        cursor: inputs.cursorSeconds,
        chosen: Math.min(inputs.chosenUnit, parts.tracks.length - 1),
      },
      palette,
    );
  }

  /** What stands in the plot's place. */
  private without(units: UnitsState | null, channel: ChannelView, isDetecting: boolean): TemplateResult {
    if (channel.kind !== 'emg') return sentenceView(noUnitsSentence({ reason: 'not-emg' }, channel));
    switch (units?.kind) {
      case 'known':
        return sentenceView(units.view.kind === 'none' ? noUnitsSentence(units.view, channel) : '');
      case 'failed':
        return sentenceView(units.sentence, this.retry);
      case 'waiting':
        if (units.progress === null) return sentenceView('');
        return isDetecting
          ? sentenceView('The motor units are separated when the detection under way is over.')
          : waitingView(channel.name, units.progress);
      case undefined:
        return sentenceView('');
    }
  }

  private readonly partsOf = derived((found: Found) => unitsPlot(found));

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

/** That nobody has reviewed them is said however narrow it is. */
function originView(found: Found): TemplateResult {
  const text = unitsOrigin(found);
  return html`<span class="plot-status">not reviewed</span
    ><span class="plot-origin" data-testid="units-origin" title=${text}>${text}</span>`;
}

function sentenceView(sentence: string, action?: HTMLElement): TemplateResult {
  return html`<div class="plot-none" role="status" data-testid="no-units">
    <p>${sentence}</p>
    ${action ?? nothing}
  </div>`;
}

function waitingView(name: string, progress: number): TemplateResult {
  const percent = Math.floor(100 * progress);
  return html`<div class="plot-none" data-testid="units-progress">
    <p>Separating the motor units of ${name}… ${percent} %</p>
    <progress aria-label="Separating motor units" max="100" .value=${percent}></progress>
  </div>`;
}
