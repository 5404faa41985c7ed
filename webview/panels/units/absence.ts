/** What stands in place of motor units that are not there: why, or how far the engine is with them. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ChannelView } from '../../../src/protocol/page';
import type { UnitsState } from '../../state/model';
import { noUnitsSentence } from '../../words/unitWords';

/** @param retry asks for them once more, where the host could not answer */
export function absenceView(
  units: UnitsState | null,
  channel: ChannelView,
  isDetecting: boolean,
  retry: HTMLElement,
): TemplateResult {
  if (channel.kind !== 'emg') return sentenceView(noUnitsSentence({ reason: 'not-emg' }, channel));
  switch (units?.kind) {
    case 'known':
      return sentenceView(units.view.kind === 'none' ? noUnitsSentence(units.view, channel) : '');
    case 'failed':
      return sentenceView(units.sentence, retry);
    case 'waiting':
      if (units.progress === null) return sentenceView('');
      return isDetecting
        ? sentenceView('The motor units are separated when the detection under way is over.')
        : waitingView(channel.name, units.progress);
    case undefined:
      return sentenceView('');
  }
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
