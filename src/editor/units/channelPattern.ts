/** The interference pattern of spans of a document's recording, and its recruitment: from its second thread. */
import { segmentsOf } from '../../corrections/segment';
import type { PatternView, RecruitmentView, SpansQuestion } from '../../protocol/patternViews';
import type { CallOptions } from '../../protocol/rpc';
import type { RecordingSummary } from '../../protocol/workerMethods';
import { unitRequest } from './channelUnits';
import type { EmgDocument } from '../document/emgDocument';
import { patternView, recruitmentViews } from '../views/patternViews';

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
  const { header, units } = document.units;
  const { name = '', samplingRate = 1 } = header.channels[question.channel] ?? {};
  const corrected = segmentsOf(units, name).map(({ start, end }) => ({
    startSeconds: start / samplingRate,
    endSeconds: end / samplingRate,
  }));
  return recruitmentViews(result, corrected);
}

async function asked<Method extends 'pattern' | 'recruitment'>(
  document: EmgDocument,
  method: Method,
  { channel, spans }: SpansQuestion,
  options: CallOptions,
) {
  const { guard, connection } = document;
  const request = {
    ...(await unitRequest(document, channel)),
    spans: spans.map(({ startSeconds, endSeconds }) => ({ onsetSeconds: startSeconds, endSeconds })),
  };
  return guard.reading(() =>
    connection.callApart(method, request, options, (opened: RecordingSummary) =>
      guard.requireOnScreen(opened),
    ),
  );
}
