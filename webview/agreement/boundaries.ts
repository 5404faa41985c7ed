/** How much later one reader begins and ends what both have marked: each event a dot, or bars where there are many. */
import { html, svg, nothing, type TemplateResult } from 'lit-html';
import type { AgreementView, BoundaryView, PairView } from '../../src/protocol/agreement/agreementView';
import { roundEnd } from '../plots/ticks';
import { axisRow, decimal, gridLines, pairName, place, type Axis } from './axis';

/** Heights in CSS pixels; agreement.css makes them so. */
const rowHeight = 56;
const dotSize = 8;
const mostStacked = 6;
const bins = 61;
/** What lies further out than nearly all else does not set the scale. */
const inner = 0.98;
const leastRangeSeconds = 0.01;

function axisFor({ onset, end }: PairView): Axis {
  const magnitudes = [...onset.seconds, ...end.seconds].map(Math.abs).sort((a, b) => a - b);
  const largest = magnitudes[Math.ceil(inner * magnitudes.length) - 1] ?? 0;
  const range = roundEnd(Math.max(leastRangeSeconds, largest));
  const ticks = [-1, -0.5, 0, 0.5, 1].map((part) => ({
    value: part * range,
    // Between them there is no room in a narrow page.
    text: Number.isInteger(part) ? difference(part * range) : '',
  }));
  return { from: -range, to: range, ticks };
}

/** `+12 ms`, `−1.5 s`. */
function difference(seconds: number): string {
  const size = Math.abs(seconds);
  const [value, unit] = size >= 1 ? [seconds, 's'] : [seconds * 1000, 'ms'];
  const digits = size >= 1 ? 2 : size < 0.01 ? 1 : 0;
  const text = decimal(value, digits)
    .replace(/\.0+$/u, '')
    .replace(/(\.[1-9])0$/u, '$1');
  return text === '0' ? '0' : `${seconds > 0 ? '+' : ''}${text} ${unit}`;
}

function binned(axis: Axis, values: readonly number[]): readonly number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const share = (value - axis.from) / (axis.to - axis.from);
    if (share < 0 || share > 1) continue;
    const bin = Math.min(bins - 1, Math.floor(share * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function distribution(axis: Axis, { seconds, quartiles }: BoundaryView): TemplateResult {
  const counts = binned(axis, seconds);
  const most = Math.max(...counts);
  const middleOf = (bin: number): string =>
    place(axis, axis.from + ((bin + 0.5) / bins) * (axis.to - axis.from));
  const columns = counts.map((count, bin) => {
    if (count === 0) return nothing;
    if (most > mostStacked) {
      const height = Math.max(1, (count / most) * (rowHeight - 12));
      return svg`<svg class="mark" x=${middleOf(bin)} y=${rowHeight - 4}><rect class="bar" x="-3" width="6" y=${-height} height=${height}></rect></svg>`;
    }
    return Array.from(
      { length: count },
      (_, i) =>
        svg`<circle class="event-dot" cx=${middleOf(bin)} cy=${rowHeight - 4 - dotSize / 2 - i * dotSize} r=${dotSize / 2 - 0.4}></circle>`,
    );
  });
  const [lower, middle, upper] = quartiles ?? [0, 0, 0];
  const [from, to] = [place(axis, lower), place(axis, upper)];
  return svg`<svg class="plot tall" aria-hidden="true">${gridLines(axis)}<rect class="middle-half" x=${from} width=${`${(Number.parseFloat(to) - Number.parseFloat(from)).toFixed(2)}%`} y="2" height=${rowHeight - 6}></rect><line class="base-line" x1="0" x2="100%" y1=${rowHeight - 4} y2=${rowHeight - 4}></line>${columns}<line class="median" x1=${place(axis, middle)} x2=${place(axis, middle)} y1="2" y2=${rowHeight - 4}></line></svg>`;
}

function outside({ from, to }: Axis, { seconds }: BoundaryView): string {
  const count = seconds.filter((value) => value < from || value > to).length;
  return count === 0 ? '' : `, ${count} further out`;
}

export function boundariesSection(view: AgreementView, pair: PairView): TemplateResult {
  const { readers } = view;
  const [one, other] = [readers[pair.one] ?? '', readers[pair.other] ?? ''];
  const axis = axisFor(pair);
  const hasIntervals = [pair.onset, pair.end].some(({ median }) => median.low !== undefined);
  const row = (name: string, boundary: BoundaryView): TemplateResult => {
    const [lower, middle, upper] = (boundary.quartiles ?? [0, 0, 0]).map(difference);
    const { low, high } = boundary.median;
    const range = low === undefined || high === undefined ? '–' : `${difference(low)} to ${difference(high)}`;
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="plot-cell">${distribution(axis, boundary)}</td>
      <td class="number">${middle}</td>
      ${hasIntervals ? html`<td class="number quiet" data-testid="median-interval">${range}</td>` : nothing}
      <td class="number quiet">${lower} to ${upper}</td>
      <td class="number quiet">${boundary.count}${outside(axis, boundary)}</td>
    </tr>`;
  };
  return html`<section class="part" aria-labelledby="boundaries-title" data-testid="boundaries">
    <h2 id="boundaries-title">Begin and end ${pairName(view, pair)}</h2>
    ${
      pair.onset.count === 0
        ? html`<p class="why">
            ${one} and ${other} have paired no event (same label, overlap of 0.5 or more), so begins and ends
            can’t be compared.
          </p>`
        : html`<p class="about">
              How much later ${other} begins and ends than ${one}, of events that are paired. Band: the middle
              half; line: the median.
            </p>
            <table class="plot-table">
              <thead>
                <tr>
                  <td></td>
                  <td class="plot-cell">${axisRow(axis)}</td>
                  <th scope="col" class="number">median</th>
                  ${hasIntervals ? html`<th scope="col" class="number" title="95 % bootstrap interval of the median, over recordings">95 % interval</th>` : nothing}
                  <th scope="col" class="number">middle half</th>
                  <th scope="col" class="number">events</th>
                </tr>
              </thead>
              <tbody>
                ${row('Begin', pair.onset)} ${row('End', pair.end)}
              </tbody>
            </table>`
    }
  </section>`;
}
