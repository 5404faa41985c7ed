/**
 * The tracks of an OTB4 archive (OT BioLab 4): each is some channels of a signal file, with its own scale. As the maker's
 * own reader has it (https://github.com/OTBioelettronica/OTB-Matlab, OpenOTB4): volts are the converter's range by its
 * steps and the gain, and the unit's factor is what they are multiplied by.
 */
import type { ChannelKind } from '../recording';
import { microvoltsPerUnit } from '../units';
import { descendants, type XmlElement } from '../xml';

/** What a track states of itself. */
export interface OtbTrack {
  readonly names: readonly string[];
  readonly unit: string;
  /** What a stored integer is multiplied by. */
  readonly gain: number;
  readonly kind?: ChannelKind;
  readonly kindReason?: string;
  readonly samplingRate: number;
  /** The file in the archive that has its samples, and where in a frame of it. */
  readonly file: string;
  readonly firstChannel: number;
  /** Channels of the file; of all its tracks, where none states it. */
  readonly totalChannels?: number;
  /** Bytes of a stored number, where stated. */
  readonly width?: number;
  readonly bits: number;
  readonly durationSeconds?: number;
  readonly doubt?: string;
}

export interface Fields {
  text(name: string): string;
  /** Undefined where it is no number. */
  number(name: string): number | undefined;
}

const mostChannels = 4096;

function fieldsOf(element: XmlElement): Fields {
  const texts = new Map(element.children.map(({ name, text }) => [name, text.trim()]));
  const number = (name: string): number | undefined => {
    const text = texts.get(name)?.replace(',', '.') ?? '';
    return text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
  };
  return { text: (name) => texts.get(name) ?? '', number };
}

/** The tracks that a description (`Tracks_000.xml`, `TrapezoidalTracks_000.xml`) holds. */
export function otbTracks(root: XmlElement, isTrapezoid: boolean): readonly OtbTrack[] {
  return [...descendants(root, 'TrackInfo')].flatMap((element) => {
    const fields = fieldsOf(element);
    const count = fields.number('NumberOfChannels') ?? 1;
    const path = fields.text('SignalStreamPath');
    if (!Number.isInteger(count) || count < 1 || count > mostChannels || path === '') return [];
    const { number } = fields;
    const totalChannels = number('TotalChannelsInFile');
    const width = number('SampleSize');
    const durationSeconds = number('TimeDuration');
    return [
      {
        names: namesOf(element, fields, count),
        ...kindOf(fields, isTrapezoid),
        ...scaleOf(fields),
        samplingRate: number('SamplingFrequency') ?? 0,
        file: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
        firstChannel: number('AcquisitionChannel') ?? 0,
        ...(totalChannels !== undefined && { totalChannels }),
        ...(width !== undefined && { width }),
        ...(durationSeconds !== undefined && { durationSeconds }),
        bits: number('ADC_Nbits') ?? 0,
      },
    ];
  });
}

/** Title and subtitle, and the label of a channel where it is more than its number. */
function namesOf(element: XmlElement, { text }: Fields, count: number): readonly string[] {
  const [title, subtitle] = [text('Title'), text('SubTitle')];
  const base = title.includes(subtitle)
    ? title
    : subtitle.includes(title)
      ? subtitle
      : `${title} ${subtitle}`;
  const labels: string[] = [];
  for (const channel of descendants(element, 'ChannelRapresentation')) {
    const own = fieldsOf(channel);
    labels[own.number('Index') ?? labels.length] = own.text('Label');
  }
  return Array.from({ length: count }, (_, index) => {
    const label = labels[index] ?? '';
    if (label !== '' && !/^\d+$/u.test(label)) {
      return label.includes(base) ? label : `${base} ${label}`.trim();
    }
    return count === 1 ? base : `${base} ${index + 1}`.trim();
  });
}

/** Why a channel that stands beside the signals is shown as none of them. */
export const controlReason = 'a control channel of the device';

function isOfForce(unit: string): boolean {
  return /^(?:%.*|k?n|k?gf?|nm|mvc|mvic)$/iu.test(unit.trim());
}

function kindOf({ text }: Fields, isTrapezoid: boolean): Pick<OtbTrack, 'kind' | 'kindReason'> {
  const words = `${text('Title')} ${text('SubTitle')}`;
  if (isTrapezoid || /\bpath\b/iu.test(words)) {
    return { kind: /performed|acquired|feedback/iu.test(words) ? 'mechanical' : 'target' };
  }
  const isControl = /^true$/iu.test(text('IsControl'));
  // A ramp in units of force is what was asked for; the device's own counts its samples.
  if (!isControl && /\bramp\b/iu.test(words) && isOfForce(text('UnitOfMeasurement'))) {
    return { kind: 'target' };
  }
  if (isControl || /^(?:ramp|buffer|control|quaternion)|control signal/iu.test(words)) {
    return { kind: 'other', kindReason: controlReason };
  }
  if (/load ?cell|force|torque/iu.test(words)) return { kind: 'mechanical' };
  if (/^true$/iu.test(text('IsProcessing'))) {
    return { kind: 'other', kindReason: 'a track that was computed' };
  }
  if (/quaternion/iu.test(words)) return { kind: 'other', kindReason: 'an orientation' };
  if (/buffer|ramp/iu.test(words)) return { kind: 'other', kindReason: controlReason };
  if (/\b(?:aux|eeg|ecg|eog|imu|acc|gyro)/iu.test(words)) return {};
  return microvoltsPerUnit(text('UnitOfMeasurement')) === undefined ? {} : { kind: 'emg' };
}

/** µV of a step, as far as unit and factor agree about it. */
function scaleOf({ text, number }: Fields): Pick<OtbTrack, 'unit' | 'gain' | 'doubt'> {
  const unit = text('UnitOfMeasurement');
  const [bits, range, gain, factor] = [
    number('ADC_Nbits') ?? 0,
    number('ADC_Range') ?? 0,
    number('Gain') ?? 0,
    number('UnitOfMeasurementFactor') ?? 1,
  ];
  if (!(bits > 0)) return { unit, gain: factor };
  if (!(range > 0) || !(gain > 0)) {
    return {
      unit: '',
      gain: 1,
      doubt: `${text('Title')} states no range or gain of its converter: it is shown as the numbers that are stored, without a unit.`,
    };
  }
  const volts = range / 2 ** bits / gain;
  const microvolts = microvoltsPerUnit(unit);
  if (microvolts === undefined || Math.abs((factor * microvolts) / 1e6 - 1) < 1e-6) {
    return { unit, gain: volts * factor };
  }
  return {
    unit: 'µV',
    gain: volts * 1e6,
    doubt: `${text('Title')} states ${unit} and a factor of ${factor}, which do not agree: its volts are those of its converter; check amplitudes against OT BioLab.`,
  };
}
