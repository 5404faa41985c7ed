/** What stands beside the cloud: its figures, what the shaded area is, and how units are recruited; or why there is no cloud. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ChannelView, PatternView, RecruitmentView } from '../../../src/protocol/page';
import type { PatternState } from '../../state/patternState';
import { clock } from '../../words/format';
import { figureLines, referenceSentence, type FigureLine } from '../../words/patternWords';

export function patternTables({ wanted, recruitment }: PatternState, view: PatternView): TemplateResult {
  const { reference } = view;
  return html`<div class="pattern-tables" tabindex="0" role="region" aria-label="Figures of the pattern">
    <table class="pattern-figures" data-testid="pattern-figures">
      <caption>
        Medians of ${view.measuredSeconds} ${view.measuredSeconds === 1 ? 'second' : 'seconds'}
      </caption>
      <tbody>
        ${figureLines(view.figures).map(figureRow)}
      </tbody>
    </table>
    <p class="pattern-words" data-testid="pattern-reference">
      ${referenceSentence(reference)}
      ${reference.kind === 'area' ? html`<span class="pattern-source">Source: ${reference.source}</span>` : nothing}
    </p>
    ${wanted.isVoluntary ? recruitmentView(recruitment) : words('Recruitment is told of voluntary effort only: nobody wills a cramp.')}
  </div>`;
}

function figureRow({ name, value, meaning }: FigureLine): TemplateResult {
  return html`<tr title=${meaning}>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr>`;
}

function words(sentence: string): TemplateResult {
  return html`<p class="pattern-words" data-testid="recruitment">${sentence}</p>`;
}

function recruitmentView(recruitment: PatternState['recruitment']): TemplateResult {
  switch (recruitment.kind) {
    case 'waiting': {
      const far = recruitment.progress === null ? '' : ` ${Math.floor(100 * recruitment.progress)} %`;
      return words(`Separating the motor units for their recruitment…${far}`);
    }
    case 'failed':
      return words(recruitment.sentence);
    case 'known':
      return recruitment.value.length === 0
        ? words('Recruitment is not told: no motor units could be separated.')
        : recruitmentTable(recruitment.value);
  }
}

function recruitmentTable(efforts: readonly RecruitmentView[]): TemplateResult {
  const by = efforts[0]?.effortBy === 'force' ? 'the force' : 'the amplitude of the EMG, a proxy';
  return html`<table class="pattern-figures recruitment" data-testid="recruitment">
    <caption>
      Recruitment of ${whoseUnits(efforts)}, rates per second; effort by ${by}
    </caption>
    <thead>
      <tr>
        <th scope="col">From</th>
        <th scope="col">Units</th>
        <th scope="col" title="Of the first unit, when it has just begun to fire in a sustained way">
          Onset
        </th>
        <th scope="col" title="Of the first unit when the second begins to fire">Recruitment</th>
        <th scope="col" title="The greatest of any unit while at most four fire">Fastest</th>
        <th scope="col" title="Fastest rate over the units that then fire: shown, nothing is decided by it">
          Ratio
        </th>
      </tr>
    </thead>
    <tbody>
      ${efforts.map(effortRows)}
    </tbody>
  </table>`;
}

/** Whose trains it is told of. */
function whoseUnits(efforts: readonly RecruitmentView[]): string {
  if (!efforts.some(({ isCorrected }) => isCorrected)) return 'the engine’s units';
  return efforts.every(({ isCorrected }) => isCorrected)
    ? 'the units as corrected'
    : 'the units, as corrected where they are';
}

function effortRows(effort: RecruitmentView): TemplateResult {
  const rate = (value: number | undefined): string => value?.toFixed(1) ?? '–';
  return html`<tr>
      <th scope="row">${clock(effort.onsetSeconds, 1)}</th>
      <td>${effort.units}</td>
      <td>${rate(effort.onsetRate)}</td>
      <td>${rate(effort.recruitmentRate)}</td>
      <td>${rate(effort.fastestRate)}</td>
      <td>${rate(effort.ratio)}</td>
    </tr>
    ${
      effort.remark === ''
        ? nothing
        : html`<tr class="remark">
            <td colspan="6">${effort.remark}</td>
          </tr>`
    }`;
}

/** Why there is nothing to see yet, or at all. @param retry asks once more */
export function patternAbsence(
  state: PatternState | null,
  { kind, name }: ChannelView,
  retry: HTMLElement,
): TemplateResult {
  const sentence = (text: string, action: HTMLElement | typeof nothing = nothing): TemplateResult =>
    html`<div class="plot-none" role="status" data-testid="no-pattern">
      <p>${text}</p>
      ${action}
    </div>`;
  if (kind !== 'emg') return sentence(`${name} is not an EMG channel: it has no interference pattern.`);
  if (!state) {
    return sentence(
      'Select a span, or label voluntary contractions (V): their pattern is then measured here.',
    );
  }
  const { pattern } = state;
  switch (pattern.kind) {
    case 'waiting':
      if (pattern.progress === null) return sentence('');
      return html`<div class="plot-none" data-testid="pattern-progress">
        <p>Measuring the pattern… ${Math.floor(100 * pattern.progress)} %</p>
        <progress
          aria-label="Measuring the pattern"
          max="100"
          .value=${Math.floor(100 * pattern.progress)}
        ></progress>
      </div>`;
    case 'failed':
      return sentence(pattern.sentence, retry);
    case 'known':
      return sentence(pattern.value.refusal ?? '');
  }
}
