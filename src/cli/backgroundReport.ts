/** What is said of the muscles, as `emg-labels detect --background` takes the question and prints the answer. */
import { decodeUtf8, NotUtf8 } from '../base/utf8';
import { FileError, readRegularFile } from '../base/files/regularFile';
import type { BackgroundQuestion } from '../detection/background/channelBackground';
import { readReference, ReferenceError, shippedReference } from '../detection/background/reference';
import { mostStudyFileBytes } from '../detection/detectionChoice';
import { type Background, type BackgroundEvidence, backgroundClasses } from '../detection/result/background';
import type { Recording } from '../recording/recording';
import { backgroundReasonSentence, recruitmentSentence } from '../sentences/background';
import { type Invocation, UsageError } from './command';

type Channels = Pick<Recording, 'channels'>;

/** What was asked of the muscles; undefined where nothing was. @throws UsageError */
export async function backgroundQuestion(invocation: Invocation): Promise<BackgroundQuestion | undefined> {
  const [file, muscle] = [invocation.text('reference'), invocation.text('muscle')];
  if (!invocation.flag('background')) {
    if (file === undefined && muscle === undefined) return undefined;
    throw new UsageError('--reference and --muscle go with --background.');
  }
  const reference = file === undefined ? shippedReference : await referenceFrom(file);
  return { reference, muscle };
}

async function referenceFrom(file: string): Promise<BackgroundQuestion['reference']> {
  try {
    return readReference(JSON.parse(decodeUtf8(await readRegularFile(file, mostStudyFileBytes))), file);
  } catch (error) {
    if (error instanceof ReferenceError) throw new UsageError(error.message);
    if (!(error instanceof FileError || error instanceof NotUtf8 || error instanceof SyntaxError)) {
      throw error;
    }
    throw new UsageError(`The reference ${file} can't be read: ${error.message}`);
  }
}

function evidenceJson({ probabilities, reason }: BackgroundEvidence): object {
  return { ...probabilities, ...(reason === undefined ? {} : { reason }) };
}

/**
 * `background` (channel names, the three probabilities where they can be given, features, recruitment, the reason where
 * nothing is claimed) and, where several muscles are known, `backgroundTogether`.
 */
export function backgroundJson({ channels }: Channels, background: Background): object {
  return {
    background: background.channels.map((each) => ({
      channel: channels[each.channel]?.name ?? '',
      ...(each.muscle === undefined ? {} : { muscle: each.muscle }),
      ...evidenceJson(each),
      measuredSeconds: each.measuredSeconds,
      features: each.features,
      recruitment: each.recruitment,
    })),
    ...(background.together ? { backgroundTogether: evidenceJson(background.together) } : {}),
    backgroundReference: background.reference,
  };
}

function evidenceText({ probabilities, reason }: BackgroundEvidence): string {
  const sure = probabilities
    ? backgroundClasses.map((name) => `${name} ${(100 * probabilities[name]).toFixed(0)} %`).join(', ')
    : 'no number';
  return reason === undefined ? `${sure}.` : `${sure}. ${backgroundReasonSentence(reason)}`;
}

/** The same in sentences, each feature with its value, what normal muscles have, and what it says. */
export function backgroundLines({ channels }: Channels, background: Background): readonly string[] {
  const each = background.channels.flatMap((muscle) => [
    `Muscle of ${channels[muscle.channel]?.name ?? ''}: ${evidenceText(muscle)}`,
    ...muscle.features.map(({ name, value, unit, normalRange: [low, high], neurogenic, myopathic }) => {
      const shown = (x: number): string => x.toPrecision(3);
      const range = `normal ${shown(low)} to ${shown(high)}`;
      return `    ${name} ${shown(value)} ${unit} (${range}); against normal: neurogenic ${neurogenic.toFixed(2)}, myopathic ${myopathic.toFixed(2)}`;
    }),
    ...muscle.recruitment.map((effort) => `    ${recruitmentSentence(effort)}`),
  ]);
  return background.together ? [...each, `All muscles: ${evidenceText(background.together)}`] : each;
}
