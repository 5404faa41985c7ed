/**
 * The status line: what the cursor and the selection read, and what kind of recording this is. Where it is too narrow for
 * all that, the recording gives way first, then the channel's name, then the end of what the selection reads.
 */
import type { ChannelView, RecordingView } from '../../src/protocol/page';
import { runCommand, type Actor } from '../actions/actor';
import { el, icon, setAttribute, setText } from '../dom/elements';
import type { SamplesLoader } from '../loading/samplesLoader';
import { clock, duration, frequency } from '../words/format';
import { activeChannel, selectedSpan, type Model } from '../state/model';
import { onChange } from '../state/derived';
import { scaleOf } from '../view/sensitivity';
import { readingText, spanText, type SpanNumbers, type Value } from '../words/readings';
import { timeDecimals } from '../words/timeDigits';

/** What the status line needs from the traces. */
interface Readings {
  valueAt(channel: number, seconds: number): Value | undefined;
}

export class StatusLine {
  readonly element = el('footer', 'status-line', { role: 'contentinfo', 'aria-label': 'Readings' });
  private readonly time = el('span', '');
  private readonly channel = el('span', 'reading-channel');
  private readonly value = el('span', '');
  private readonly cursor = el('span', 'reading cursor-reading', { 'data-testid': 'cursor-reading' }, [
    this.time,
    this.channel,
    this.value,
  ]);
  private readonly selection = el('span', 'reading span-reading', { 'data-testid': 'span-reading' });
  private readonly blindText = el('span', '');
  private readonly blind = el('span', 'blind', { 'data-testid': 'blind-reading' }, [
    icon('eye-closed'),
    this.blindText,
  ]);
  private readonly recording = el('span', 'about');
  private readonly warningsText = el('span', '');
  private readonly warnings = el('button', 'warnings', { type: 'button', 'data-testid': 'warnings' }, [
    icon('warning'),
    this.warningsText,
  ]);
  private readonly readings: Readings;
  private readonly samples: SamplesLoader;

  constructor(actor: Actor, readings: Readings, samples: SamplesLoader) {
    this.readings = readings;
    this.samples = samples;
    this.warnings.addEventListener('click', () => runCommand(actor, 'emg.showWarnings'));
    this.element.append(this.cursor, this.selection, this.blind, this.recording, this.warnings);
  }

  render(model: Model): void {
    this.showRecording(model.recording);
    this.showReading(model.blindReading);
    this.showCursor(model);
    this.showSelection(model);
  }

  private readonly showReading = onChange((reading: string | null) => {
    this.blind.hidden = reading === null;
    this.blind.title = reading ?? '';
    setText(this.blindText, reading ?? '');
  });

  private showCursor(model: Model): void {
    const channel = activeChannel(model);
    const value = this.readings.valueAt(model.activeChannel, model.cursorSeconds);
    setText(this.time, clock(model.cursorSeconds, timeDecimals(model.recording.channels)));
    setText(this.channel, channel && value ? `  ${channel.name}` : '');
    setText(this.value, channel && value ? `  ${readingOf(model, channel, value)}` : '');
    const title = channel ? cursorTitle(model.cursorSeconds, channel, value) : 'Time at the cursor';
    setAttribute(this.cursor, 'title', title);
  }

  private showSelection(model: Model): void {
    const span = selectedSpan(model);
    if (!span) {
      this.samples.forgetSpan();
      setText(this.selection, '');
      setAttribute(this.selection, 'title', null);
      return;
    }
    const { startSeconds, endSeconds } = span;
    const length = `Selected ${duration(endSeconds - startSeconds)}`;
    const isActive = span.channels.includes(model.activeChannel);
    const channel = isActive ? model.activeChannel : span.channels[0];
    const view = channel === undefined ? undefined : model.recording.channels[channel];
    if (channel === undefined || !view) {
      this.showSpan(length, 'Length of the selected span');
      return;
    }
    const numbers = this.samples.numbersOf({ channel, startSeconds, endSeconds });
    const whose = isActive ? '' : `  ${view.name}`;
    this.showSpan(
      `${length}${whose}  ${spanText(numbers, view)}`,
      numbers.kind === 'failed' ? numbers.sentence : spanTitle(view.name, numbers),
    );
  }

  /** Its end may be cut off, so the title says all of it. */
  private showSpan(text: string, what: string): void {
    setText(this.selection, text);
    setAttribute(this.selection, 'title', `${text}\n${what}`);
  }

  private readonly showRecording = onChange((recording: RecordingView) => {
    const count = recording.warnings.length;
    this.warnings.hidden = count === 0;
    this.warnings.title = recording.warnings.join('\n');
    setText(this.warningsText, `${count} ${count === 1 ? 'warning' : 'warnings'}`);
    setText(this.recording, about(recording));
    this.recording.title = about(recording);
  });
}

function readingOf(model: Model, channel: ChannelView, value: Value): string {
  const { unitsPerDivision } = scaleOf(model.scales, channel, model.activeChannel);
  return readingText(value, channel.unit, unitsPerDivision);
}

function cursorTitle(
  seconds: number,
  { name, samplingRate, samples }: ChannelView,
  value: Value | undefined,
): string {
  if (value?.kind === 'failed') return value.sentence;
  const sample = Math.min(Math.round(seconds * samplingRate), samples - 1);
  const whole = (count: number): string => count.toLocaleString('en-US');
  return `Time at the cursor, and the sample of ${name} nearest to it: sample ${whole(sample)} of ${whole(samples)}, counted from 0`;
}

function spanTitle(name: string, numbers: SpanNumbers): string {
  const count = numbers.kind === 'known' ? numbers.statistics?.count : undefined;
  const of = count === undefined ? 'its samples' : `its ${count.toLocaleString('en-US')} valid samples`;
  return `Selected span of ${name}: length; peak to peak, extremes and root mean square of ${of}`;
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
