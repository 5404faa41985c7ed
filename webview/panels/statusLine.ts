/** The status line: what the cursor and the selection read, and what kind of recording this is. */
import type { ChannelView, RecordingView } from '../../src/protocol/page';
import { runCommand, type Actor } from '../actions/actor';
import { el, icon, setText } from '../dom/elements';
import { clock, duration, frequency, quantity } from '../words/format';
import { activeChannel, selectedSpan, type Model } from '../state/model';
import { onChange } from '../state/derived';
import { scaleOf, type Extremes } from '../view/sensitivity';
import { readingText, type Value } from '../words/readings';

/** What the status line needs from the traces. */
export interface Readings {
  valueAt(channel: number, seconds: number): Value | undefined;
  extremesBetween(channel: number, from: number, to: number): Extremes | undefined;
}

export class StatusLine {
  readonly element = el('footer', 'status-line', { role: 'contentinfo', 'aria-label': 'Readings' });
  private readonly cursor = el('span', 'reading', { title: 'Time and value at the cursor' });
  private readonly selection = el('span', 'reading', { title: 'Selected span: duration and peak to peak' });
  private readonly recording = el('span', 'about');
  private readonly warningsText = el('span', '');
  private readonly warnings = el('button', 'warnings', { type: 'button', 'data-testid': 'warnings' }, [
    icon('warning'),
    this.warningsText,
  ]);
  private readonly readings: Readings;

  constructor(actor: Actor, readings: Readings) {
    this.readings = readings;
    this.warnings.addEventListener('click', () => runCommand(actor, 'emg.showWarnings'));
    this.element.append(this.cursor, this.selection, el('span', 'spacer'), this.recording, this.warnings);
  }

  render(model: Model): void {
    this.showRecording(model.recording);
    const channel = activeChannel(model);
    const value = this.readings.valueAt(model.activeChannel, model.cursorSeconds);
    setText(
      this.cursor,
      clock(model.cursorSeconds, 4) + (channel && value ? reading(model, channel, value) : ''),
    );
    setText(this.selection, this.describeSelection(model));
  }

  private readonly showRecording = onChange((recording: RecordingView) => {
    const count = recording.warnings.length;
    this.warnings.hidden = count === 0;
    this.warnings.title = recording.warnings.join('\n');
    setText(this.warningsText, `${count} ${count === 1 ? 'warning' : 'warnings'}`);
    setText(this.recording, about(recording));
    this.recording.title = about(recording);
  });

  private describeSelection(model: Model): string {
    const span = selectedSpan(model);
    if (!span) return '';
    const channel = span.channels.includes(model.activeChannel) ? model.activeChannel : span.channels[0];
    const unit = channel === undefined ? undefined : model.recording.channels[channel]?.unit;
    const extremes =
      channel === undefined
        ? undefined
        : this.readings.extremesBetween(channel, span.startSeconds, span.endSeconds);
    const height =
      extremes && unit !== undefined ? `, ${quantity(extremes.maximum - extremes.minimum, unit, 3)} p-p` : '';
    return `Selected ${duration(span.endSeconds - span.startSeconds)}${height}`;
  }
}

function reading(model: Model, channel: ChannelView, value: Value): string {
  const { unitsPerDivision } = scaleOf(model.scales, channel, model.activeChannel);
  return `  ${channel.name}  ${readingText(value, channel.unit, unitsPerDivision)}`;
}

/** Name, format, rates, length and start of a recording. */
function about(recording: RecordingView): string {
  const rates = [...new Set(recording.channels.map(({ samplingRate }) => samplingRate))];
  const rate = rates.length <= 2 ? rates.map(frequency).join(' and ') : `${rates.length} sampling rates`;
  const start = recording.startTime === undefined ? undefined : recording.startTime.replace('T', ' ');
  return [recording.name, recording.format, rate, duration(recording.durationSeconds), start]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
