/** Measured units as `emg-labels` prints them: JSON, rows of a table, or lines for a person to read. */
import { csvText } from '../base/csv';
import { roundedSeconds } from '../base/roundedSeconds';
import type { MeasuredMorphology } from '../detection/result/unitMorphology';
import { refusalSentence, noUnitsSentence } from '../sentences/potentialRefusals';
import type { MeasuredUnit, SameUnit, UnitsOfChannels } from './measuredUnits';

/** Significant digits of what is measured. */
const digits = 5;

function rounded(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(digits));
}

/** By which rule a potential was measured, as the panel's table calls it. */
function ruleOf({ durationRule }: MeasuredMorphology, markedBy: MeasuredUnit['markedBy']): string {
  return markedBy ? 'by-hand' : durationRule;
}

/** The figures under the names that they have on the command line; where there are none the reason, with its numbers. */
function muapJson({ morphology, markedBy }: MeasuredUnit): object {
  if (morphology.kind === 'refused') {
    const { reason, ...others } = morphology;
    const numbers = Object.entries(others).filter(([, value]) => typeof value === 'number');
    return {
      reason,
      reasonValues: Object.fromEntries(numbers.map(([name, value]) => [name, rounded(Number(value))])),
    };
  }
  const { band, span, jiggle, satellites } = morphology;
  return {
    muap: {
      amplitude_uV: rounded(morphology.amplitudeMicrovolts),
      duration_ms: rounded(morphology.durationMilliseconds),
      phases: morphology.phases,
      turns: morphology.turns,
      area_uVms: rounded(morphology.areaMicrovoltMilliseconds),
      thickness_ms: rounded(morphology.thicknessMilliseconds),
      sizeIndex: rounded(morphology.sizeIndex),
      riseTime_us: rounded(morphology.riseTimeMicroseconds),
      spikeDuration_ms: rounded(morphology.spikeDurationMilliseconds),
      satellites: satellites.map((each) => ({
        start_ms: rounded(each.startMilliseconds),
        end_ms: rounded(each.endMilliseconds),
        amplitude_uV: rounded(each.amplitudeMicrovolts),
        linkedFraction: rounded(each.linkedFraction),
      })),
      jiggle: jiggle
        ? {
            consecutiveAmplitudeDifference: rounded(jiggle.consecutiveAmplitudeDifference),
            consecutiveCorrelation: rounded(jiggle.consecutiveCorrelation),
          }
        : null,
      start_ms: rounded(span.startMilliseconds),
      end_ms: rounded(span.endMilliseconds),
      durationRule: ruleOf(morphology, markedBy),
      ...(markedBy ? { markedBy } : {}),
      discharges: morphology.discharges,
      noise_uV: rounded(morphology.noiseMicrovolts),
      band_Hz: [rounded(band.lowHertz), rounded(band.highHertz)],
    },
  };
}

/** One unit as an object of the command line's JSON. */
export function measuredUnitJson(unit: MeasuredUnit): object {
  return {
    channel: unit.channel,
    unit: unit.number,
    times: Array.from(unit.times, roundedSeconds),
    ...muapJson(unit),
    rate_Hz: rounded(unit.ratePerSecond),
    intervalVariation: rounded(unit.intervalVariation),
    assignedFraction: rounded(unit.assignedFraction),
    doubts: unit.doubts,
    ...(unit.alsoOn ? { alsoOn: unit.alsoOn.map(sameUnitJson) } : {}),
    ...(unit.correctedBy ? { correctedBy: unit.correctedBy } : {}),
  };
}

function sameUnitJson({ channel, number, agreement, lagSeconds }: SameUnit): object {
  return { channel, unit: number, agreement: rounded(agreement), lag_ms: lagMilliseconds(lagSeconds) };
}

/** To a hundredth: discharges are placed no better. */
function lagMilliseconds(seconds: number): number {
  return Math.round(seconds * 1e5) / 100 + 0;
}

/** `recording`, `units`, and `without`: the channels that have none, and why. */
export function unitsJson(recording: string, { units, without }: UnitsOfChannels): object {
  return { recording, units: units.map(measuredUnitJson), without };
}

const columns = [
  'channel',
  'unit',
  'discharges',
  'rate_Hz',
  'intervalVariation',
  'assignedFraction',
  'doubts',
  'correctedBy',
  'amplitude_uV',
  'duration_ms',
  'phases',
  'turns',
  'area_uVms',
  'thickness_ms',
  'sizeIndex',
  'riseTime_us',
  'spikeDuration_ms',
  'satellites',
  'cad',
  'ccc',
  'averaged',
  'noise_uV',
  'low_Hz',
  'high_Hz',
  'durationRule',
  'reason',
] as const;

/**
 * A table with a line for each unit: the figures, or the reason after them; and, where channels were looked at together, where
 * else the unit is.
 */
export function unitsCsv({ units }: UnitsOfChannels): string {
  if (!units.some(({ alsoOn }) => alsoOn)) return csvText([columns, ...units.map(csvRow)]);
  return csvText([
    [...columns, 'alsoOn'],
    ...units.map((unit) => [...csvRow(unit), alsoOnText(unit) ?? null]),
  ]);
}

/** Such as `EMG 2 unit 3 (0.94, 0.25 ms)`; undefined where nothing is known of other channels. */
function alsoOnText({ alsoOn }: MeasuredUnit): string | undefined {
  return alsoOn
    ?.map(({ channel, number, agreement, lagSeconds }) => {
      const lag = lagMilliseconds(lagSeconds).toFixed(2);
      return `${channel} unit ${number} (${agreement.toFixed(2)}, ${lag} ms)`;
    })
    .join('; ');
}

function csvRow(unit: MeasuredUnit): readonly (string | number | null)[] {
  const { morphology: m } = unit;
  const own = [
    unit.channel,
    unit.number,
    unit.times.length,
    rounded(unit.ratePerSecond),
    rounded(unit.intervalVariation),
    rounded(unit.assignedFraction),
    unit.doubts.join(' '),
    unit.correctedBy?.join(', ') ?? null,
  ];
  if (m.kind === 'refused') {
    const figures = columns.length - own.length - 1;
    return [...own, ...Array.from({ length: figures }, () => null), m.reason];
  }
  return [
    ...own,
    rounded(m.amplitudeMicrovolts),
    rounded(m.durationMilliseconds),
    m.phases,
    m.turns,
    rounded(m.areaMicrovoltMilliseconds),
    rounded(m.thicknessMilliseconds),
    rounded(m.sizeIndex),
    rounded(m.riseTimeMicroseconds),
    rounded(m.spikeDurationMilliseconds),
    m.satellites.length,
    rounded(m.jiggle?.consecutiveAmplitudeDifference),
    rounded(m.jiggle?.consecutiveCorrelation),
    m.discharges,
    rounded(m.noiseMicrovolts),
    rounded(m.band.lowHertz),
    rounded(m.band.highHertz),
    ruleOf(m, unit.markedBy),
    null,
  ];
}

/** For a person: two lines a unit, one for a channel without. */
export function unitsLines({ units, without }: UnitsOfChannels): readonly string[] {
  return [
    ...units.flatMap((unit) => [firingLine(unit), `    ${potentialLine(unit)}`]),
    ...without.map(({ channel, reason }) => `${channel}  ${noUnitsSentence(reason)}`),
  ];
}

function firingLine(unit: MeasuredUnit): string {
  const { channel, number, times, ratePerSecond, intervalVariation, doubts, correctedBy } = unit;
  const rate = ratePerSecond === undefined ? '' : `, ${ratePerSecond.toFixed(1)} per second`;
  const variation =
    intervalVariation === undefined ? '' : `, interval variation ${intervalVariation.toFixed(2)}`;
  const doubtful = doubts.length > 0 ? `; doubtful: ${doubts.join(', ').replaceAll('-', ' ')}` : '';
  const elsewhere = alsoOnText(unit);
  const also = elsewhere ? `; also on ${elsewhere}` : '';
  const people = correctedBy ? `; corrected or accepted by ${correctedBy.join(', ')}` : '';
  return `${channel}  unit ${number}: ${times.length} ${times.length === 1 ? 'discharge' : 'discharges'}${rate}${variation}${doubtful}${also}${people}`;
}

function potentialLine({ morphology, markedBy }: MeasuredUnit): string {
  if (morphology.kind === 'refused') return `Not measured. ${refusalSentence(morphology)}`;
  const { band, satellites } = morphology;
  const rise =
    morphology.riseTimeMicroseconds === undefined
      ? ''
      : `, rise time ${morphology.riseTimeMicroseconds.toFixed(0)} µs`;
  const late = satellites.length === 0 ? '' : `, satellites ${satellites.length}`;
  return (
    `${morphology.amplitudeMicrovolts.toFixed(0)} µV, ${morphology.durationMilliseconds.toFixed(1)} ms ` +
    `(${markedBy ? `by hand: ${markedBy.join(', ')}` : morphology.durationRule}), phases ${morphology.phases}, turns ${morphology.turns}${late}, ` +
    `area ${morphology.areaMicrovoltMilliseconds.toFixed(0)} µV·ms, ` +
    `thickness ${morphology.thicknessMilliseconds.toFixed(2)} ms, size index ${morphology.sizeIndex.toFixed(2)}${rise}; ` +
    `${morphology.discharges} discharges averaged, ${band.lowHertz.toFixed(0)} to ${band.highHertz.toFixed(0)} Hz`
  );
}
