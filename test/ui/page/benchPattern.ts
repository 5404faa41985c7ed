/** What the bench's host answers of an interference pattern: a cloud of seconds around healthy biceps', and two efforts. */
import { patternView, recruitmentViews } from '../../../src/editor/views/patternViews';
import type { PatternView, RecruitmentView, SpansQuestion } from '../../../src/protocol/page';
import type { HandlerContext } from '../../../src/protocol/rpc';
import type { BenchRecording } from './signals';

/** @param how `biceps`: as if the channel were one; `waits`: never done, and reports 42 %; `fails` */
export async function benchPattern(
  recording: BenchRecording,
  { channel, spans }: SpansQuestion,
  how: string,
  { report }: Pick<HandlerContext, 'report'>,
): Promise<PatternView> {
  if (how === 'waits') {
    report(0.42);
    await new Promise(() => undefined);
  }
  if (how === 'fails') throw new Error('case01.edf cannot be read at byte 40960.');
  const own = recording.view.channels[channel]!;
  const name = how === 'biceps' ? 'Biceps brachii' : own.name;
  const seconds = spans.flatMap(({ startSeconds, endSeconds }) =>
    Array.from({ length: Math.floor(endSeconds - startSeconds) }, (_, second) => startSeconds + second),
  );
  const epochs = seconds.map((onsetSeconds, index) => {
    const turnsPerSecond = 120 + ((index * 97) % 420);
    const spread = 1 + 0.5 * Math.sin(index * 2.4);
    const amplitudeMicrovolts = Math.exp(4.021 + 0.324 * Math.log(turnsPerSecond)) * spread;
    return {
      ...{ onsetSeconds, turnsPerSecond, amplitudeMicrovolts, activity: 0.55 + 0.02 * (index % 10) },
      ...{ smallSegmentsPerSecond: 90 + index, upperAmplitudeMicrovolts: 3 * amplitudeMicrovolts },
      ...{ medianAmplitudeMicrovolts: amplitudeMicrovolts, medianSegmentSeconds: 0.002 },
      ...{ upperSegmentSeconds: 0.004, rmsMicrovolts: 60, sharpPart: 0.2 },
    };
  });
  return patternView(epochs, {
    name,
    unit: own.unit,
    samplingRate: how === 'biceps' ? 20_000 : own.samplingRate,
  });
}

export function benchRecruitment({ spans }: SpansQuestion): readonly RecruitmentView[] {
  return recruitmentViews(
    spans.map(({ startSeconds: onsetSeconds, endSeconds }, index) => ({
      ...{ onsetSeconds, endSeconds, effortBy: 'amplitude', units: 4 },
      ...{ onsetRate: index > 0 ? undefined : 5.4, recruitmentRate: index > 0 ? undefined : 7.9 },
      ...{ fastestRate: 13.2, ratio: 4.4, doubts: index > 0 ? ['effort-does-not-rise'] : [] },
    })),
    [],
  );
}
