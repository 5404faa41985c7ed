/** Agreement moment by moment: alpha and kappas with their intervals, one below the other. */
import { html, svg, nothing, type TemplateResult } from 'lit-html';
import type { AgreementView, FigureView, NamedFigure } from '../../src/protocol/agreement/agreementView';
import { axisRow, decimal, gridLines, interval, place, unitAxis, type Axis } from './axis';

/** `0.81`, and nothing where it is not defined. */
export function figureText({ value }: FigureView): string {
  return value === null ? '–' : decimal(value, 2);
}

/** `0.72 to 0.88`. */
export function intervalText({ low, high }: FigureView): string {
  return low === undefined || high === undefined ? '' : `${decimal(low, 2)} to ${decimal(high, 2)}`;
}

function marked(axis: Axis, { value, low, high }: FigureView, mark: TemplateResult): TemplateResult {
  return svg`<svg class="plot" aria-hidden="true">${gridLines(axis)}${interval(axis, low, high)}${
    value === null ? nothing : svg`<svg class="mark" x=${place(axis, value)} y="50%">${mark}</svg>`
  }</svg>`;
}

const diamond = svg`<path class="overall-mark" d="M0 -6L6 0L0 6L-6 0Z"></path>`;
const dot = svg`<circle class="pair-mark" r="4.5"></circle>`;

interface Choosing {
  /** The place of the pair that the other plots are about. */
  readonly pair: number;
  readonly choose: (pair: number) => void;
}

export function figuresSection(view: AgreementView, { pair, choose }: Choosing): TemplateResult {
  const { overall, pairs } = view;
  const figures = [...overall, ...pairs.map(({ kappa }) => kappa)];
  const axis = unitAxis(Math.min(...figures.flatMap(({ value, low }) => [value ?? 0, low ?? 0])));
  const hasIntervals = figures.some(({ low }) => low !== undefined);
  const several = pairs.length > 1;
  const cells = (figure: NamedFigure, mark: TemplateResult): TemplateResult =>
    figure.value === null
      ? html`<td class="why" colspan=${hasIntervals ? 4 : 3}>${figure.remark}</td>`
      : html`<td class="plot-cell">${marked(axis, figure, mark)}</td>
          <td class="number">${figureText(figure)}</td>
          ${hasIntervals ? html`<td class="number quiet">${intervalText(figure)}</td>` : nothing}
          <td class="remark">${figure.remark}</td>`;
  const name = (figure: NamedFigure, place: number): unknown =>
    several
      ? html`<button
          class="pair-button"
          aria-pressed=${place === pair}
          title="Show the events of ${figure.name}"
          data-testid="pair"
          @click=${() => choose(place)}
        >
          ${figure.name}
        </button>`
      : figure.name;
  return html`<section class="part" aria-labelledby="figures-title" data-testid="figures">
    <h2 id="figures-title">Moment by moment</h2>
    <p class="about">
      1 is full agreement, 0 what chance gives. Words after Landis and
      Koch.${hasIntervals ? ' Lines: 95 % bootstrap intervals over recordings.' : ''}
    </p>
    <table class="plot-table">
      <thead>
        <tr>
          <td></td>
          <td class="plot-cell">${axisRow(axis)}</td>
          <th scope="col" class="number">value</th>
          ${hasIntervals ? html`<th scope="col" class="number">95 % interval</th>` : nothing}
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${overall.map(
          (figure) =>
            html`<tr class="overall">
              <th scope="row">${figure.name}</th>
              ${cells(figure, diamond)}
            </tr>`,
        )}
      </tbody>
      <tbody>
        <tr class="group">
          <th colspan=${hasIntervals ? 5 : 4} scope="rowgroup">Cohen’s kappa</th>
        </tr>
        ${pairs.map(
          ({ kappa }, place) =>
            html`<tr class=${several && place === pair ? 'chosen' : ''}>
              <th scope="row" class="indented">${name(kappa, place)}</th>
              ${cells(kappa, dot)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
