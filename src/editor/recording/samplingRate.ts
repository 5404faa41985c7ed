/** Asks a person for what a file does not say: how fast it was sampled. */
import type { LabelEdit } from '../../labels/edits';
import type { LabelDocument } from '../../labels/labelDocument';
import type { ConnectionState } from './recordingConnection';
import { ask } from '../surface/ask';

/** Samples per second from what a person typed, a decimal comma allowed; undefined for anything else. */
export function parseSamplingRate(typed: string): number | undefined {
  const rate = Number(typed.trim().replace(',', '.'));
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}

/** The sampling rate in Hz, or undefined when the question was dismissed. @param reason why it is asked for */
export async function askSamplingRate(reason: string): Promise<number | undefined> {
  const typed = await ask.text({
    title: 'Samples per second (Hz)',
    prompt: reason,
    placeHolder: '10000',
    problemWith: (value) =>
      parseSamplingRate(value) === undefined
        ? 'A positive number of samples per second, for example 10000.'
        : undefined,
  });
  return typed === undefined ? undefined : parseSamplingRate(typed);
}

/** What a rate is given to. */
interface RatedDocument {
  readonly labels: LabelDocument;
  readonly connection: { readonly state: ConnectionState };
  openRecording(samplingRate: number): Promise<void>;
  edit(edit: LabelEdit, description: string): void;
}

/** Opens the recording at a rate that a person has given, which its labels then remember. */
export async function giveSamplingRate(document: RatedDocument, samplingRate: number): Promise<void> {
  await document.openRecording(samplingRate);
  const { connection, labels } = document;
  if (connection.state.kind !== 'open' || labels.header.givenSamplingRate === samplingRate) return;
  const header = { ...labels.header, givenSamplingRate: samplingRate };
  document.edit({ kind: 'header', header }, 'Give sampling rate');
}
