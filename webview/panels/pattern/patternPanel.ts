/**
 * The interference pattern of what is selected, or of the channel's voluntary segments: its seconds as a cloud of turns and
 * amplitude, its figures, and how units are recruited. A point leads to its second in the traces.
 */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { ChannelView, PatternView } from '../../../src/protocol/page';
import type { Actor } from '../../actions/actor';
import { goToMoment } from '../../actions/labels';
import { viewActions } from '../../actions/viewActions';
import { focusTraces } from '../../dom/keyboardFocus';
import { button } from '../../dom/toolkit';
import type { Palette } from '../../drawing/palette';
import type { Theme } from '../../drawing/theme';
import { keys, withKey } from '../../keys';
import { Disposables } from '../../lifetime/disposables';
import { Plot } from '../../plots/plot';
import { FreeRange } from '../../plots/range';
import { derived } from '../../state/derived';
import { activeChannel, type Model } from '../../state/model';
import { patternPanel } from '../../state/panelsView';
import type { PatternState } from '../../state/patternState';
import { patternOf } from '../../words/patternWords';
import type { Panel } from '../panel';
import { cloudPlot, placeOf, turnsAxis, type CloudPlot } from './cloudPlot';
import { patternAbsence, patternTables } from './tables';

interface Inputs {
  readonly isOpen: boolean;
  readonly palette: Palette;
  readonly cursorSeconds: number;
  readonly channel: ChannelView | undefined;
  readonly pattern: PatternState | null;
}

/** In CSS pixels. */
const plotLeft = 104;
const plotRight = 14;

export class PatternPanel implements Panel<Inputs> {
  readonly id = patternPanel;
  readonly title = 'Interference pattern';
  private readonly actor: Actor;
  private readonly theme: Theme;
  private readonly listening = new Disposables();
  private readonly plot: Plot;
  private readonly close: HTMLElement;
  private readonly retry: HTMLElement;
  private shown: { readonly inputs: Inputs; readonly cloud: CloudPlot } | undefined;
  private range = new FreeRange({ from: 0, to: 1 }, () => undefined);

  /** @param retry asks the host once more for what it could not answer */
  constructor(actor: Actor, theme: Theme, retry: () => void) {
    this.actor = actor;
    this.theme = theme;
    this.plot = new Plot('pattern-plot', {
      range: {
        zoom: (direction, around) => this.range.zoom(direction, around),
        pan: (part) => this.range.pan(part),
        reset: () => this.range.reset(),
      },
      moveTo: (turns) => this.goTo(turns),
      choose: () => undefined,
      leave: focusTraces,
    });
    this.close = button({
      icon: 'close',
      title: withKey('Hide the interference pattern', keys.showPattern),
      testId: 'hide-pattern',
      onClick: () => viewActions.showPattern(actor),
    });
    this.retry = button({ text: 'Try again', title: 'Measure the pattern again', onClick: retry });
    this.listening.onResize(this.plot.element, () => this.draw());
  }

  select(model: Model): Inputs {
    const { panels, cursorSeconds, pattern } = model;
    return {
      ...{ isOpen: panels.aligned.open, palette: this.theme.palette, cursorSeconds, pattern },
      channel: activeChannel(model),
    };
  }

  isEmpty({ isOpen }: Inputs): boolean {
    return !isOpen;
  }

  render(inputs: Inputs, body: HTMLElement): void {
    const { isOpen, channel, pattern } = inputs;
    if (!isOpen || !channel) return;
    const known = pattern?.pattern.kind === 'known' ? pattern.pattern.value : undefined;
    const view = known?.refusal === undefined && known ? known : undefined;
    const of = pattern ? patternOf(pattern.wanted) : '';
    this.shown = view && { inputs, cloud: this.cloudOf(view) };
    render(
      html`<section class="plot-panel" aria-label="Interference pattern" data-testid="pattern">
        <header class="plot-head">
          <span class="plot-origin" data-testid="pattern-of" title=${of}>${of}</span>
          ${view ? this.plot.readout : nothing}${this.close}
        </header>
        ${pattern && view ? this.foundView(pattern, view) : patternAbsence(pattern, channel, this.retry)}
      </section>`,
      body,
    );
    this.draw();
  }

  focus(): void {
    if (this.shown) this.plot.element.focus();
  }

  dispose(): void {
    this.listening.dispose();
    this.plot.dispose();
  }

  private foundView(pattern: PatternState, view: PatternView): TemplateResult {
    return html`<div class="pattern">
      <div class="pattern-cloud">${this.plot.element}</div>
      ${patternTables(pattern, view)}
    </div>`;
  }

  private draw(): void {
    if (!this.shown) return;
    const { inputs, cloud } = this.shown;
    const { from, to } = this.range.shown;
    const { clientWidth: width } = this.plot.element;
    this.plot.render(
      {
        label: `Turns and amplitude of ${inputs.channel?.name ?? ''}, second by second: ${cloud.seconds.length} seconds.`,
        noun: 'second',
        margins: this.marginsOf(width),
        x: this.axisOf(cloud, from, to),
        isXWritten: true,
        tracks: cloud.tracks,
        areas: cloud.areas,
        ground: undefined,
        cursor: placeOf(cloud, inputs.cursorSeconds),
        chosen: 0,
      },
      inputs.palette,
    );
  }

  private goTo(turns: number): void {
    const { seconds, tracks } = this.shown?.cloud ?? {};
    const second = seconds?.[tracks?.[0]?.x.indexOf(turns) ?? -1];
    if (second) goToMoment(this.actor, second.startSeconds);
  }

  private readonly cloudOf = derived((view: PatternView) => {
    const cloud = cloudPlot(view);
    this.range = new FreeRange(cloud.all, () => this.draw());
    return cloud;
  });

  private readonly axisOf = derived(turnsAxis);

  private readonly marginsOf = derived((width: number) => ({
    left: plotLeft,
    width: Math.max(1, width - plotLeft - plotRight),
  }));
}
