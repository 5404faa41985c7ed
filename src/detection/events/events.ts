/** From the channels' reports to events: each channel is judged knowing what the others did, and like events are joined. */
import { compareText } from '../../base/compareText';
import { roundedSeconds } from '../../base/roundedSeconds';
import type { ChannelReport } from '../features/channelReport';
import type { Contraction } from '../context/contraction';
import type { RecordingContext } from '../context/recordingContext';
import { sharedSeconds, type TimeSpan } from '../context/timeSpan';
import { judgeActivity, verdictNumbers } from '../decisions/activeEvent';
import { isAnothersRest } from '../decisions/anothersRest';
import { artifactEvents } from '../decisions/artifactEvents';
import { besideFibres } from '../decisions/besideFibres';
import { heartEvents, heartEvidence } from '../decisions/heartEvents';
import { humLeftDuring, humPartOf } from '../decisions/humLeft';
import { otherMuscles } from '../decisions/otherMuscles';
import { activityContext, channelDoubts, type ReportParameters } from '../decisions/reported';
import type { DetectedEvent } from '../result/detectedEvent';
import { chosen, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { type MuscleCourse, muscleCourses } from '../decisions/muscles/muscleCourses';
import type { ClassParameters } from '../decisions/criteria/activityCriterion';
import type { EpisodeParameters } from '../episodes/parameters';
import type { ValidityParameters } from '../scan/validity/parameters';
import type { ContractionFact, SilenceFacts } from '../silence/silenceFacts';
import type { SilenceRules } from '../decisions/silence/contractureItem';
import { judgeSilence } from '../decisions/silence/silenceRules';
import { isCrossing } from '../silence/crossedSilence';
import type { SilentPart } from '../silence/silentParts';
import { joinedContractures, type SilenceEvent, withCrossings } from './crossings';
import { joinedPieces } from './pieces';

export const eventNumbers = fixedNumbers('events', {
  sameEvent: ratio(
    0.7,
    [0, 1],
    'Events of one label on several channels that overlap at least this much are one event of all of them',
    chosen,
  ),
  busyPart: ratio(
    0.5,
    [0, 1],
    'Another channel is active with this one for more than this part of it',
    chosen,
  ),
});
const { sameEvent, busyPart } = eventNumbers.values;

/** What the decisions about events read. */
export type EventParameters = ClassParameters &
  ValidityParameters &
  SilenceRules &
  ReportParameters &
  Pick<EpisodeParameters, 'mergeGap' | 'afterRelease' | 'reactionTime'>;

/** All events of a recording, in order of onset. */
export function eventsOf(
  reports: readonly ChannelReport[],
  context: RecordingContext,
  parameters: EventParameters,
): readonly DetectedEvent[] {
  const muscles = muscleCourses(reports);
  const events = reports.flatMap((report) => {
    const silences = silenceEvents(report, reports, context, parameters);
    const others = [...artifactEvents(report, parameters), ...heartEvents(report, parameters)];
    const activity = activityEvents(report, { reports, muscles, context }, parameters);
    const pieces = [activity.events, activity.beside].flatMap((kind) =>
      joinedPieces(kind, [...silences, ...others], parameters),
    );
    return withCrossings(silences, [...others, ...pieces]);
  });
  return joinChannels(events).sort(byOnset);
}

/** What else is known where a channel's episodes are judged. */
interface Surroundings {
  readonly reports: readonly ChannelReport[];
  /** By channel. */
  readonly muscles: ReadonlyMap<number, MuscleCourse>;
  readonly context: RecordingContext;
}

/** What each episode is, and, by itself, what else is in one of fibres. */
function activityEvents(
  channel: ChannelReport,
  { reports, muscles, context }: Surroundings,
  parameters: EventParameters,
): { readonly events: readonly DetectedEvent[]; readonly beside: readonly DetectedEvent[] } {
  const beside: DetectedEvent[] = [];
  const channels = [channel.index];
  const others = reports.filter(({ index }) => index !== channel.index);
  const active = { own: channel.active, others: others.map((other) => other.active) };
  const events = channel.episodes.map((episode) => {
    const { onsetSeconds, endSeconds } = episode;
    const features = {
      ...episode.features,
      otherChannelsActive: othersActive(channel, reports, episode, 'share'),
      isAnothersRest: isAnothersRest(episode, context.timeline.spans, active, parameters),
      humPart: humPartOf(channel, episode),
      isOnSkin: channel.channel.electrode === 'surface',
    };
    const contraction = contractionFact(context.contractionDuring(onsetSeconds, endSeconds, alone));
    const verdict = judgeActivity(
      features,
      [
        ...activityContext(channel, episode, contraction, parameters),
        ...otherMuscles(episode, channel.index, muscles, parameters),
        ...heartEvidence(channel),
        ...humLeftDuring(channel, episode),
      ],
      parameters,
    );
    const other = besideFibres(episode, features, verdict, parameters);
    if (other) beside.push({ ...other, channels });
    return { onsetSeconds, endSeconds, channels, ...verdict };
  });
  return { events, beside };
}

/** A span whose force is its own. */
const alone = { afterActivity: false, beforeActivity: false } as const;

/** What is known where a silent part is judged. */
interface SilenceSurroundings {
  readonly channel: ChannelReport;
  readonly reports: readonly ChannelReport[];
  readonly context: RecordingContext;
  /** Active spans of all channels. */
  readonly activity: readonly TimeSpan[];
}

/** What of a channel is judged where it is silent: the crossed silences that are contractures, and the parts in none. */
function silenceEvents(
  channel: ChannelReport,
  reports: readonly ChannelReport[],
  context: RecordingContext,
  parameters: EventParameters,
): readonly SilenceEvent[] {
  const around = { channel, reports, context, activity: reports.flatMap(({ active }) => active) };
  const crossed = channel.crossed.flatMap((part): SilenceEvent[] => {
    const event = silenceEvent(part, around, parameters);
    return event.label === 'myogenic-cramp' ? [{ ...event, crossings: part.crossings }] : [];
  });
  const others = channel.silent.filter((part) => !crossed.some((event) => sharedSeconds(event, part) > 0));
  const single = others.map((part) => silenceEvent(part, around, parameters));
  return joinedContractures([...crossed, ...single], (gap) =>
    isCrossing(gap, channel.active, context, parameters, humWithin(channel, gap)),
  );
}

/** The episodes of a gap that may be what is left of the mains, and nothing else. */
function humWithin(channel: ChannelReport, gap: TimeSpan): readonly TimeSpan[] {
  return channel.episodes.filter(
    (episode) =>
      sharedSeconds(episode, gap) > 0 && humPartOf(channel, episode).ofAny >= verdictNumbers.values.mostHum,
  );
}

function silenceEvent(
  part: SilentPart,
  { channel, reports, context, activity }: SilenceSurroundings,
  parameters: EventParameters,
): DetectedEvent {
  const { onsetSeconds, endSeconds, neighbours, activityBefore } = part;
  const contraction = context.contractionDuring(onsetSeconds, endSeconds, neighbours, activity);
  const course =
    contraction.contraction === 'yes' && contraction.track
      ? context.forceCourse(contraction.track, part, {
          ...(activityBefore && { activity: activityBefore }),
          goesOn: !neighbours.beforeActivity,
          stretches: context.stretches,
        })
      : undefined;
  const facts: SilenceFacts = {
    ...part,
    contraction: contractionFact(contraction),
    course: course && {
      isContinuous: course.continuousWithActivity,
      isOpposed: course.isOpposed,
      risePart: course.risePart,
      declinePart: course.declinePart,
      lostPart: course.lostPart,
      gainPart: course.gainPart,
      fallPart: course.fallPart,
      stepPart: course.stepPart,
      ripplePart: course.ripplePart,
      heldSeconds: contraction.heldSeconds,
      halfSeconds: course.halfSeconds,
      isHalfOpen: course.isHalfOpen,
      paceSeconds: course.paceSeconds,
      late: course.late,
    },
    otherActive: othersActive(channel, reports, part, 'greatest'),
  };
  const verdict = judgeSilence(facts, parameters);
  const evidence = [
    ...verdict.evidence,
    ...channelDoubts(channel, parameters),
    ...heartEvidence(channel),
    ...humLeftDuring(channel, part),
  ];
  return { onsetSeconds, endSeconds, channels: [channel.index], ...verdict, evidence };
}

function contractionFact(found: Contraction): ContractionFact {
  const { contraction, value, threshold, unit, atSeconds, provenByActivity } = found;
  return {
    state: contraction,
    value,
    threshold,
    unit,
    atSeconds: roundedSeconds(atSeconds),
    beganWithActivity: provenByActivity ?? true,
  };
}

/**
 * The part of a span in which other channels are active: of the busiest other channel, or the share of the other
 * channels that are active for more than half of it. Undefined without another channel.
 */
function othersActive(
  { index }: ChannelReport,
  reports: readonly ChannelReport[],
  span: TimeSpan,
  what: 'greatest' | 'share',
): number | undefined {
  const parts = reports
    .filter((other) => other.index !== index)
    .map(({ active }) => coveredPart(active, span));
  if (parts.length === 0) return undefined;
  return what === 'greatest'
    ? Math.max(...parts)
    : parts.filter((part) => part > busyPart).length / parts.length;
}

function coveredPart(runs: readonly TimeSpan[], span: TimeSpan): number {
  const covered = runs.reduce((sum, run) => sum + sharedSeconds(run, span), 0);
  return covered / (span.endSeconds - span.onsetSeconds);
}

/** Joins events that are the same on several channels; the surest one's evidence stands for all. */
function joinChannels(events: readonly DetectedEvent[]): DetectedEvent[] {
  const joined: DetectedEvent[] = [];
  for (const event of [...events].sort((a, b) => b.probability - a.probability || byOnset(a, b))) {
    const place = joined.findIndex(
      (other) =>
        other.label === event.label &&
        other.reason === event.reason &&
        !other.channels.some((channel) => event.channels.includes(channel)) &&
        overlap(other, event) >= sameEvent,
    );
    const other = joined[place];
    if (!other) {
      joined.push(event);
      continue;
    }
    joined[place] = {
      ...other,
      onsetSeconds: Math.min(other.onsetSeconds, event.onsetSeconds),
      endSeconds: Math.max(other.endSeconds, event.endSeconds),
      channels: [...other.channels, ...event.channels].sort((a, b) => a - b),
    };
  }
  return joined;
}

/** Intersection over union. */
function overlap(a: TimeSpan, b: TimeSpan): number {
  const either = Math.max(a.endSeconds, b.endSeconds) - Math.min(a.onsetSeconds, b.onsetSeconds);
  return sharedSeconds(a, b) / either;
}

function byOnset(a: DetectedEvent, b: DetectedEvent): number {
  return (
    a.onsetSeconds - b.onsetSeconds ||
    (a.channels[0] ?? 0) - (b.channels[0] ?? 0) ||
    a.endSeconds - b.endSeconds ||
    compareText(a.label, b.label)
  );
}
