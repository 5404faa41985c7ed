/** Agreement event by event: F1 for each label, at three overlaps. */
import { html, svg, nothing, type TemplateResult } from 'lit-html';
import type {
  AgreementView,
  FigureView,
  LabelAgreement,
  PairView,
} from '../../src/protocol/agreement/agreementView';
import { axisRow, gridLines, interval, pairName, place, unitAxis, type Axis } from './axis';
import { figureText, intervalText } from './figures';

/** One for each overlap, legible where all three lie on one another. */
const marks = [
  svg`<circle class="loose-mark" r="6"></circle>`,
  svg`<circle class="pair-mark" r="3.5"></circle>`,
  svg`<line class="tight-mark" y1="-8" y2="8"></line>`,
];

function plot(axis: Axis, f1: readonly FigureView[]): TemplateResult {
  const values = f1.flatMap(({ value }) => (value === null ? [] : [value]));
  const middle = f1[1];
  const span =
    values.length < 2
      ? nothing
      : svg`<line class="span-line" x1=${place(axis, Math.min(...values))} x2=${place(axis, Math.max(...values))} y1="50%" y2="50%"></line>`;
  return svg`<svg class="plot" aria-hidden="true">${gridLines(axis)}${interval(axis, middle?.low, middle?.high)}${span}${f1.map(
    ({ value }, i) =>
      value === null ? nothing : svg`<svg class="mark" x=${place(axis, value)} y="50%">${marks[i]}</svg>`,
  )}</svg>`;
}

function legend(overlaps: readonly number[]): TemplateResult {
  return html`<span class="legend" aria-hidden="true"
    >${overlaps.map(
      (overlap, i) =>
        html`<span class="legend-item"
          ><svg class="legend-mark"><svg class="mark" x="50%" y="50%">${marks[i]}</svg></svg>${overlap}</span
        >`,
    )}</span
  >`;
}

export function eventsSection(view: AgreementView, pair: PairView): TemplateResult {
  const { overlaps, readers } = view;
  const [one, other] = [readers[pair.one] ?? '', readers[pair.other] ?? ''];
  const axis = unitAxis(0);
  const row = (
    { label, paired, onlyOne, onlyOther, f1 }: LabelAgreement,
    className: string,
  ): TemplateResult =>
    html`<tr class=${className}>
      <th scope="row">${label}</th>
      <td class="plot-cell">${plot(axis, f1)}</td>
      ${f1.map((figure) => {
        const range = intervalText(figure);
        const title = range === '' ? 'No interval: too few recordings have it' : `95 % interval ${range}`;
        return html`<td class="number" title=${figure.value === null ? nothing : title}>
          ${figureText(figure)}
        </td>`;
      })}
      ${[paired, onlyOne, onlyOther].map(
        (count) => html`<td class="number ${count === 0 ? 'zero' : ''}">${count}</td>`,
      )}
    </tr>`;
  const sum = (field: 'paired' | 'onlyOne' | 'onlyOther'): number =>
    pair.labels.reduce((total, label) => total + label[field], 0);
  const all = {
    label: 'All events',
    paired: sum('paired'),
    onlyOne: sum('onlyOne'),
    onlyOther: sum('onlyOther'),
    f1: pair.f1,
  };
  const isEmpty = pair.labels.length === 0;
  return html`<section class="part" aria-labelledby="events-title" data-testid="events">
    <h2 id="events-title">Event by event ${pairName(view, pair)}</h2>
    ${
      isEmpty
        ? html`<p class="why">${one} and ${other} have marked no event that could be paired.</p>`
        : html`<p class="about">
              F1 of events that are paired one to one from an overlap of ${legend(overlaps)} on (intersection
              over union).
            </p>
            <table class="plot-table">
              <thead>
                <tr>
                  <td></td>
                  <td class="plot-cell">${axisRow(axis)}</td>
                  ${overlaps.map(
                    (overlap) =>
                      html`<th scope="col" class="number" title="F1 at an overlap of ${overlap}">
                        ≥ ${overlap}
                      </th>`,
                  )}
                  <th scope="col" class="number" title="Events that are paired at an overlap of 0.5">both</th>
                  <th scope="col" class="number" title="Marked by ${one} alone">${one}</th>
                  <th scope="col" class="number" title="Marked by ${other} alone">${other}</th>
                </tr>
              </thead>
              <tbody>
                ${row(all, 'overall')} ${pair.labels.map((label) => row(label, ''))}
              </tbody>
            </table>`
    }
  </section>`;
}
