/**
 * What a channel measures, told from its name and unit (and, where a format states it, its transducer), and by what it
 * was told. Every format uses this one rule, so that a force channel is a force channel whatever file it comes in.
 *
 * The folder: `words` knows names, `kindRules` what a person or a study says instead.
 */
import { wordSet } from '../../base/words';
import { capped } from '../fileText';
import type { ChannelKind } from '../recording';
import { isFactoredVoltage, isUnclearVoltage, microvoltsPerUnit } from '../units';
import { isElectrodeOfAnother, isRowLabel, meaningOf } from './words';

/** A kind, and by what it was told: a few words that stand behind a channel's name (`by its unit`). */
export interface JudgedKind {
  readonly kind: ChannelKind;
  readonly kindReason: string;
}

/** What is known of a channel. */
export interface KindFacts {
  readonly name: string;
  /** As the file states it, not as it is shown. */
  readonly unit: string;
  /** The format's free text about the sensor, where it has one (EDF). */
  readonly transducer?: string;
  /** Where it is held under another name than its own (a variable of MATLAB). */
  readonly heldAs?: string;
  /** Samples per second (Hz). */
  readonly samplingRate: number;
}

/** Units of force, torque, mass, angle, acceleration, length and their rates, after `plainUnit`. */
const mechanicalUnits: readonly RegExp[] = [
  /^[kmu]?n$/u, // newton
  /^[kmcu]?n[ .*·⋅-]?m{1,2}$/u, // torque
  /^[km]?g$/u, // mass, or acceleration in units of gravity
  /^(?:kgf|gf|lbs?|lbf|ft[ .*·-]?lbs?|ozf?|newtons?)$/u,
  /^(?:deg(?:rees?)?|°|rad(?:ians?)?)$/u,
  /^(?:(?:m?deg(?:rees?)?|°|m?rad|[a-zâ]? ?°?)\/s(?:ec)?(?:\^?2|²)?|dps|rpm)$/u,
  /^(?:[mc]?m\/s(?:ec)?(?:\^?2|²)?|m[.·]?s(?:\^?-2|⁻²))$/u,
  /^[mcµu]?m$/u,
  /^(?:%? ?(?:mvc|mvf|mvic)|n\/n)$/u,
];

/** Spellings of "no unit": values straight from the converter. */
const noUnit = wordSet('- n/a none raw count counts adu adc bit bits lsb unknown a.u. au arb nu');

/** Whether a text says that a channel has no unit, or says nothing. */
export function isNoUnit(unit: string): boolean {
  const plain = plainUnit(unit);
  return plain === '' || noUnit.has(plain);
}

/** Below this rate (Hz) a channel is no EMG unless its name says so: the slowest recorders of EMG envelopes take 100. */
const slowestEmgRate = 100;

/**
 * The kind of a channel.
 * Evidence counts in this order: a name that says EMG; a name of a target or a trigger; a name or unit of a mechanical
 * quantity; a name of another signal; the transducer by the same words; the rate; then the unit. A voltage, or no unit at
 * all, without other evidence is taken for EMG: in this editor a missed EMG channel is never looked at by the detector,
 * while a wrong guess is seen and put right by a person.
 */
export function judgeKind({ name, unit, transducer = '', heldAs = '', samplingRate }: KindFacts): JudgedKind {
  return judged(capped(name), capped(unit), {
    transducer: capped(transducer),
    heldAs: capped(heldAs),
    samplingRate,
  });
}

function judged(
  name: string,
  unit: string,
  { transducer, heldAs, samplingRate }: Required<Omit<KindFacts, 'name' | 'unit'>>,
): JudgedKind {
  const shortUnit = plainUnit(unit);
  const context = { microvolts: microvoltsPerUnit(unit) };
  const byName = meaningOf(name, context);
  const isMechanicalUnit = mechanicalUnits.some((pattern) => pattern.test(shortUnit));
  if (isMechanicalUnit && byName !== 'trigger' && byName !== 'target') {
    return { kind: 'mechanical', kindReason: 'by its unit' };
  }
  if (byName) return { kind: byName, kindReason: 'by its name' };
  if (isElectrodeOfAnother(name)) return { kind: 'other', kindReason: 'by its name' };
  // A variable is told by its values: that it is of a trial says nothing of what it holds.
  if (heldAs === '' && context.microvolts === undefined && isRowLabel(name)) {
    return { kind: 'other', kindReason: 'by its name' };
  }
  const byOtherName = meaningOf(heldAs, context);
  if (byOtherName) return { kind: byOtherName, kindReason: 'by its name' };
  const byTransducer = meaningOf(transducer, context);
  if (byTransducer) return { kind: byTransducer, kindReason: 'by its transducer' };
  if (/^(?:boolean|bool|ttl|logic)$/u.test(shortUnit)) return { kind: 'trigger', kindReason: 'by its unit' };
  if (samplingRate < slowestEmgRate) {
    return { kind: 'other', kindReason: `${Number(samplingRate.toPrecision(4))} Hz is too slow for EMG` };
  }
  if (context.microvolts !== undefined) return { kind: 'emg', kindReason: 'a voltage' };
  if (isNoUnit(unit)) return { kind: 'emg', kindReason: 'no unit' };
  if (isUnclearVoltage(unit) || isFactoredVoltage(unit)) {
    return { kind: 'emg', kindReason: 'a voltage, its unit unclear' };
  }
  return { kind: 'other', kindReason: `its unit ${unit.trim()} is not a voltage` };
}

/** A unit without case, blanks around it, and the letters that a wrong encoding puts before a degree sign. */
function plainUnit(unit: string): string {
  return unit
    .trim()
    .toLowerCase()
    .replace(/[âã]\s?°/u, '°')
    .replace(/^\u03bc/u, 'µ');
}
