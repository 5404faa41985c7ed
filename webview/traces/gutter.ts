/** The gutter at left: for each lane its channel's name, kind, unit and scale, with a bar one division high. */
import type { ChannelView } from '../../src/protocol/page';
import { quantity, sensitivity } from '../words/format';
import { channelName } from '../dom/channelName';
import { el, setAttribute, setText } from '../dom/elements';
import { onChange } from '../state/derived';
import { laneTop, type Layout } from '../view/layout';
import { scaleGroup, scaleOf, type Scales } from '../view/sensitivity';
import type { Picture, Reads } from './picture';

interface Lane {
  readonly channel: ChannelView;
  readonly element: HTMLElement;
  readonly scale: HTMLElement;
  readonly centre: HTMLElement;
  readonly polarity: HTMLElement;
  readonly bar: HTMLElement;
  readonly sign: HTMLElement;
}

const kinds: Readonly<Record<ChannelView['kind'], string>> = {
  emg: 'EMG',
  mechanical: 'Mechanical',
  target: 'Target',
  trigger: 'Trigger',
  other: 'Other',
};

/** `fit` chooses the sensitivity by what is visible. */
interface LaneActions {
  activate(channel: number): void;
  fit(channel: number): void;
}

export class Gutter {
  readonly element = el('div', 'gutter');
  private readonly lanes: readonly Lane[];

  constructor(channels: readonly ChannelView[], actions: LaneActions) {
    this.lanes = channels.map((channel, index) => newLane(channel, index, actions));
    this.element.append(...this.lanes.map((lane) => lane.element));
  }

  render(
    { scales, activeChannel, settings }: Reads<'scales' | 'activeChannel' | 'settings'>,
    { layout }: Picture,
  ): void {
    this.show(layout, scales, activeChannel, settings.negativeUp);
  }

  private readonly show = onChange((layout: Layout, scales: Scales, active: number, negativeUp: boolean) => {
    const { style } = this.element;
    style.top = `${layout.lanesTop}px`;
    style.width = `${layout.plotLeft}px`;
    style.height = `${layout.lanesHeight}px`;
    for (const [index, lane] of this.lanes.entries()) {
      placeLane(lane, layout, index);
      lane.element.classList.toggle('active', index === active);
      showScale(lane, scales, index);
      showPolarity(lane, negativeUp);
      setAttribute(lane.element, 'title', laneTitle(lane.channel, negativeUp, lane.centre.textContent));
    }
  });
}

function newLane(channel: ChannelView, index: number, actions: LaneActions): Lane {
  const scale = el('span', 'lane-scale');
  const centre = el('span', 'lane-centre');
  const polarity = el('span', 'lane-polarity');
  const bar = el('span', 'lane-bar', { 'aria-hidden': 'true' });
  const sign = el('span', 'lane-sign', { 'aria-hidden': 'true' });
  const element = el(
    'div',
    'lane',
    {
      'data-testid': 'lane',
      'data-channel': index,
      // VS Code's menu for it, and what the command there is called with.
      'data-vscode-context': JSON.stringify({
        webviewSection: 'lane',
        channel: index,
        // A trace can't be cut, copied or pasted.
        preventDefaultContextMenuItems: true,
      }),
    },
    [
      channelName('lane-name', channel.name),
      el('span', 'lane-kind', {}, [`${kinds[channel.kind]} · ${unitOf(channel)}`]),
      scale,
      centre,
      polarity,
      bar,
      sign,
    ],
  );
  element.dataset['kind'] = channel.kind;
  element.addEventListener('click', () => actions.activate(index));
  element.addEventListener('dblclick', () => actions.fit(index));
  return { channel, element, scale, centre, polarity, bar, sign };
}

function placeLane({ element, bar, sign }: Lane, layout: Layout, index: number): void {
  const top = laneTop(layout, index);
  element.style.top = `${top - layout.lanesTop}px`;
  element.style.height = `${layout.laneHeight}px`;
  setAttribute(element, 'data-top', String(top));
  setAttribute(element, 'data-height', String(layout.laneHeight));
  setAttribute(element, 'data-size', laneSize(layout.laneHeight));
  bar.style.height = `${layout.divisionHeight}px`;
  const barTop = `${Math.floor(layout.laneHeight / 2) - layout.divisionHeight}px`;
  bar.style.top = barTop;
  sign.style.top = barTop;
}

function showScale({ channel, element, scale, centre, bar }: Lane, scales: Scales, index: number): void {
  const shown = scaleOf(scales, channel, index);
  const known = scales[scaleGroup(channel, index)] !== undefined;
  setText(scale, known ? sensitivity(shown.unitsPerDivision, channel.unit) : '');
  setText(centre, known ? centreText(channel, shown.centre) : '');
  const isOffset = known && channel.kind === 'emg' && shown.centre !== 0;
  setAttribute(element, 'data-offset', isOffset ? String(shown.centre) : null);
  bar.hidden = !known;
}

/** What the centre line stands for: said of everything that need not lie around zero, and of an EMG that does not. */
function centreText({ kind, unit }: ChannelView, centre: number): string {
  if (kind === 'emg') return centre === 0 ? '' : `baseline ${quantity(centre, unit, 9)}`;
  return `centre ${quantity(centre, unit, 9)}`;
}

/** Which way an EMG points: a sign at the top of its scale bar, and in words where that is not plain. */
function showPolarity({ channel, element, polarity, sign }: Lane, negativeUp: boolean): void {
  if (channel.kind !== 'emg') return;
  setText(sign, negativeUp ? '\u2212' : '+');
  setText(polarity, negativeUp ? 'negative up' : '');
  setAttribute(element, 'data-polarity', negativeUp ? 'negative-up' : 'positive-up');
}

function laneTitle(channel: ChannelView, negativeUp: boolean, centre: string): string {
  const up = negativeUp ? 'negative up' : 'positive up';
  const { kind, kindReason } = channel;
  const kindText = kindReason === '' ? kinds[kind] : `${kinds[kind]} (${kindReason})`;
  const parts = [kindText, unitOf(channel), channel.kind === 'emg' ? up : '', centre];
  const facts = parts.filter((part) => part !== '').join(', ');
  return `${channel.name}: ${facts}. Double click to fit its sensitivity, right click to change what it is.`;
}

function unitOf({ unit }: ChannelView): string {
  return unit === '' ? 'no unit' : unit;
}

/** How much a lane of this height can say. */
function laneSize(height: number): string {
  if (height < 58) return 'small';
  return height < 84 ? 'medium' : 'large';
}
