/** The gutter at left: for each lane its channel's name, kind, unit and scale, with a bar one division high. */
import type { ChannelView } from '../../src/protocol/page';
import { quantity, sensitivity } from '../words/format';
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
  readonly bar: HTMLElement;
}

const kinds: Readonly<Record<ChannelView['kind'], string>> = {
  emg: 'EMG',
  mechanical: 'Mechanical',
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

  render({ scales, activeChannel }: Reads<'scales' | 'activeChannel'>, { layout }: Picture): void {
    this.show(layout, scales, activeChannel);
  }

  private readonly show = onChange((layout: Layout, scales: Scales, active: number) => {
    const { style } = this.element;
    style.top = `${layout.lanesTop}px`;
    style.width = `${layout.plotLeft}px`;
    style.height = `${layout.lanesHeight}px`;
    for (const [index, lane] of this.lanes.entries()) {
      placeLane(lane, layout, index);
      lane.element.classList.toggle('active', index === active);
      showScale(lane, scales, index);
    }
  });
}

function newLane(channel: ChannelView, index: number, actions: LaneActions): Lane {
  const scale = el('span', 'lane-scale');
  const centre = el('span', 'lane-centre');
  const bar = el('span', 'lane-bar', { 'aria-hidden': 'true' });
  const unit = channel.unit === '' ? 'no unit' : channel.unit;
  const element = el(
    'div',
    'lane',
    {
      'data-testid': 'lane',
      'data-channel': index,
      title: `${channel.name}: ${kinds[channel.kind]}, ${unit}. Double click to fit its sensitivity.`,
    },
    [
      laneName(channel.name),
      el('span', 'lane-kind', {}, [`${kinds[channel.kind]} · ${unit}`]),
      scale,
      centre,
      bar,
    ],
  );
  element.dataset['kind'] = channel.kind;
  element.addEventListener('click', () => actions.activate(index));
  element.addEventListener('dblclick', () => actions.fit(index));
  return { channel, element, scale, centre, bar };
}

/** Names of one device begin alike and differ at their end, so a name too long for one line is cut before its last part. */
const tailLength = 6;

function laneName(name: string): HTMLElement {
  const cut = Math.max(0, name.length - tailLength);
  return el('span', 'lane-name', {}, [
    el('span', 'lane-name-head', {}, [name.slice(0, cut)]),
    el('span', 'lane-name-tail', {}, [name.slice(cut)]),
  ]);
}

function placeLane({ element, bar }: Lane, layout: Layout, index: number): void {
  const top = laneTop(layout, index);
  element.style.top = `${top - layout.lanesTop}px`;
  element.style.height = `${layout.laneHeight}px`;
  setAttribute(element, 'data-top', String(top));
  setAttribute(element, 'data-height', String(layout.laneHeight));
  setAttribute(element, 'data-size', laneSize(layout.laneHeight));
  bar.style.height = `${layout.divisionHeight}px`;
  bar.style.top = `${Math.floor(layout.laneHeight / 2) - layout.divisionHeight}px`;
}

function showScale({ channel, scale, centre, bar }: Lane, scales: Scales, index: number): void {
  const shown = scaleOf(scales, channel, index);
  const known = scales[scaleGroup(channel, index)] !== undefined;
  setText(scale, known ? sensitivity(shown.unitsPerDivision, channel.unit) : '');
  const offset = known && channel.kind !== 'emg';
  setText(centre, offset ? `centre ${quantity(shown.centre, channel.unit)}` : '');
  bar.hidden = !known;
}

/** How much a lane of this height can say. */
function laneSize(height: number): string {
  if (height < 58) return 'small';
  return height < 84 ? 'medium' : 'large';
}
