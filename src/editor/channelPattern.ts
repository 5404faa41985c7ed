/** The interference pattern of spans of a document's recording, and its recruitment: from its second thread. */
import type { PatternView, RecruitmentView, SpansQuestion } from '../protocol/patternViews';
import type { CallOptions } from '../protocol/rpc';
import type { RecordingSummary } from '../protocol/workerMethods';
import { detectionChoice } from './detectionSettings';
import type { EmgDocument } from './emgDocument';
import { patternView, recruitmentViews } from './patternViews';

/** @throws where the recording can't be read, or is another than on screen */
export async function channelPattern(
  document: EmgDocument,
  question: SpansQuestion,
  options: CallOptions,
): Promise<PatternView> {
  const { result, summary } = await asked(document, 'pattern', question, options);
  const channel = summary.channels[question.channel];
  if (!channel) throw new RangeError(`There is no channel ${question.channel}.`);
  return patternView(result, channel);
}

/** @throws as `channelPattern` does */
export async function channelRecruitment(
  document: EmgDocument,
  question: SpansQuestion,
  options: CallOptions,
): Promise<readonly RecruitmentView[]> {
  const { result } = await asked(document, 'recruitment', question, options);
  return recruitmentViews(result);
}

async function asked<Method extends 'pattern' | 'recruitment'>(
  { uri, guard, connection }: EmgDocument,
  method: Method,
  { channel, spans }: SpansQuestion,
  options: CallOptions,
) {
  const choice = await detectionChoice(uri);
  const request = {
    ...{ channel, choice },
    spans: spans.map(({ startSeconds, endSeconds }) => ({ onsetSeconds: startSeconds, endSeconds })),
  };
  return guard.reading(() =>
    connection.callApart(method, request, options, (opened: RecordingSummary) =>
      guard.requireOnScreen(opened),
    ),
  );
}
