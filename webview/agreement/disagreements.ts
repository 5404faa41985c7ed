/** The disagreements as a list, the worst first; each opens its recording at that moment. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { clock } from '../../src/base/clock';
import {
  nothingMarked,
  type AgreementView,
  type DisagreementView,
} from '../../src/protocol/agreement/agreementView';

interface ListActions {
  /** How many rows are shown. */
  readonly shown: number;
  readonly more: () => void;
  readonly open: (place: number) => void;
}

function length({ fromSeconds, toSeconds }: DisagreementView): string {
  const seconds = toSeconds - fromSeconds;
  return seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}

/** In a word: who marks it from another moment on, names it otherwise, or does not mark it. */
function kindOf({ kind, said }: DisagreementView): string {
  if (kind === 'edges') return 'edge';
  const marks = new Set(said.filter((label) => label !== null && label !== nothingMarked));
  return marks.size > 1 ? 'name' : 'missed';
}

export function disagreementsSection(
  view: AgreementView,
  { shown, more, open }: ListActions,
): TemplateResult {
  const { readers, recordings, disagreements, disagreementCount } = view;
  const listed = disagreements.slice(0, shown);
  const severalRecordings = recordings > 1;
  const row = (one: DisagreementView, place: number): TemplateResult => {
    const when = clock(one.fromSeconds);
    return html`<tr class="disagreement" data-testid="disagreement" @click=${() => open(place)}>
      <td class="when">
        <button class="link" title="Open ${one.recording} at ${when}">${when}</button>
      </td>
      <td class="number">${length(one)}</td>
      ${severalRecordings ? html`<td class="text">${one.recording}</td>` : nothing}
      <td class="text">${one.channel}</td>
      ${one.said.map(
        (label) =>
          html`<td class="text ${label === null || label === nothingMarked ? 'quiet' : ''}">
            ${label ?? 'not read'}
          </td>`,
      )}
      <td class="text quiet">${kindOf(one)}</td>
    </tr>`;
  };
  const left = disagreements.length - listed.length;
  return html`<section class="part" aria-labelledby="list-title" data-testid="disagreements">
    <h2 id="list-title">Disagreements <span class="quiet">${disagreementCount}</span></h2>
    ${
      listed.length === 0
        ? html`<p class="about">There is none: at every moment that two have read, they say the same.</p>`
        : html`<p class="about">
              The worst first: what is named otherwise or not marked by all, the longest first, then edges. A
              click opens the recording there.
            </p>
            <div class="wide">
              <table class="list">
                <thead>
                  <tr>
                    <th scope="col">From</th>
                    <th scope="col" class="number">length</th>
                    ${severalRecordings ? html`<th scope="col">Recording</th>` : nothing}
                    <th scope="col">Channel</th>
                    ${readers.map((name) => html`<th scope="col">${name}</th>`)}
                    <th scope="col">what</th>
                  </tr>
                </thead>
                <tbody>
                  ${listed.map(row)}
                </tbody>
              </table>
            </div>
            ${
              left > 0
                ? html`<button class="link more" data-testid="more" @click=${more}>
                    Show more (${left})
                  </button>`
                : disagreementCount > disagreements.length
                  ? html`<p class="about">
                      These are the worst ${disagreements.length} of ${disagreementCount}; the CSV file has
                      all.
                    </p>`
                  : nothing
            }`
    }
  </section>`;
}
