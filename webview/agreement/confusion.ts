/** What the one calls what the other calls: a matrix that is a table, shaded by each row's shares. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { AgreementView, FigureView, PairView } from '../../src/protocol/agreement/agreementView';
import { pairName } from './axis';

/** As short as it stays exact enough: `0.12 s`, `12.3 s`, `1234 s`. */
function seconds(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** `40`, `4.2`. */
function percentOf(share: number): string {
  return (100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0);
}

export function confusionSection(view: AgreementView, pair: PairView): TemplateResult {
  const { readers } = view;
  const [one, other] = [readers[pair.one] ?? '', readers[pair.other] ?? ''];
  const { labels, seconds: rows, shares } = pair.confusion;
  const cell = (
    value: number,
    total: number,
    isSame: boolean,
    row: string,
    column: string,
    figure: FigureView | undefined,
  ): TemplateResult => {
    const share = total === 0 ? 0 : value / total;
    const { low, high } = figure ?? {};
    const range =
      low === undefined || high === undefined
        ? '; no interval: too few recordings have it'
        : ` (95 % interval ${percentOf(low)} to ${percentOf(high)} %)`;
    return html`<td
      class="cell ${isSame ? 'same' : 'differs'} ${value === 0 ? 'zero' : ''}"
      .style=${`--share: ${share.toFixed(3)}`}
      title="${one}: ${row}, ${other}: ${column}: ${seconds(value)} s, ${percentOf(share)} % of the row${range}"
    >
      ${value === 0 ? '·' : seconds(value)}
      ${value === 0 ? nothing : html`<span class="share">${percentOf(share)} %</span>`}
    </td>`;
  };
  return html`<section class="part" aria-labelledby="confusion-title" data-testid="confusion">
    <h2 id="confusion-title">What is called what ${pairName(view, pair)}</h2>
    ${
      labels.length === 0
        ? html`<p class="why">${one} and ${other} have read no recording in common.</p>`
        : html`<p class="about">
              Seconds that ${one} calls so (rows) and ${other} calls so (columns), shaded by the row’s share.
            </p>
            <div class="wide">
              <table class="confusion">
                <thead>
                  <tr>
                    <td></td>
                    <th class="axis-name" colspan=${labels.length} scope="colgroup">${other}</th>
                  </tr>
                  <tr>
                    <th class="axis-name left" scope="col">${one}</th>
                    ${labels.map((label) => html`<th scope="col">${label}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${labels.map((label, row) => {
                    const values = rows[row] ?? [];
                    const total = values.reduce((sum, value) => sum + value, 0);
                    return html`<tr>
                      <th scope="row">${label}</th>
                      ${values.map((value, column) =>
                        cell(
                          value,
                          total,
                          row === column,
                          label,
                          labels[column] ?? '',
                          shares[row]?.[column],
                        ),
                      )}
                    </tr>`;
                  })}
                </tbody>
              </table>
            </div>`
    }
  </section>`;
}
