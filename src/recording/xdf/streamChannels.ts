/** The channels of a stream, by what its header says of each. */
import type { StatedChannel } from '../channels';
import type { ChannelKind } from '../recording';
import type { PlacedStream } from './placement';

/** Types of channels and streams as the metadata pages of the Lab Streaming Layer list them, and as devices write them. */
const kinds: readonly (readonly [RegExp, ChannelKind])[] = [
  [/^(?:s?emg|hd-?s?emg)\d*$/iu, 'emg'],
  [/^(?:markers?|stim(?:ulus)?|trig(?:ger)?s?|status|events?|dio|digital)$/iu, 'trigger'],
  [
    /^(?:acc(?:elerometer|eleration)?|gyro(?:scope)?|mag(?:netometer)?|imu|force|torque|load|angle|mocap|position|orientation|velocity|goniometer)s?$/iu,
    'mechanical',
  ],
  [
    /^(?:i?eeg|ecog|seeg|ecg|ekg|eog|meg|nirs|fnirs|hb[or]|gsr|eda|scl|ppg|bvp|hr|rr|resp(?:iration)?|gaze|pupil|eye(?:tracking)?|audio|video|temp(?:erature)?|battery|counter|timestamp|quality|impedance|contacts?)$/iu,
    'other',
  ],
];

/** The channels of placed streams, in order. */
export function channelsOf(streams: readonly PlacedStream[]): readonly StatedChannel[] {
  const labels = streams.flatMap(({ stream }) => stream.header.channels.map(({ label }) => label));
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return streams.flatMap(({ stream: { header }, samplingRate, samples }) => {
    const isAlone = header.channels.length === 1;
    return header.channels.map(({ label, unit, type }, index): StatedChannel => {
      const tells = label !== '' && !/^\d+$/u.test(label) && counts.get(label) === 1;
      const own = label === '' ? (isAlone ? '' : String(index + 1)) : label;
      const name = tells ? label : [header.name, own].filter((part) => part !== '').join(' ');
      return { name, unit, samplingRate, samples, ...kindOf(type, header.type, label) };
    });
  });
}

/** By the channel's own type, else by its stream's; a label that says EMG is not overruled by a stream called EEG. */
function kindOf(type: string, streamType: string, label: string): Pick<StatedChannel, 'kind' | 'transducer'> {
  const stated = type === '' ? streamType : type;
  const kind = kinds.find(([pattern]) => pattern.test(stated.trim()))?.[1];
  if (kind === 'emg' || (kind !== undefined && !/emg/iu.test(label))) return { kind };
  return { transducer: stated };
}
