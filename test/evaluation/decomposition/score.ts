/** The targets' figures over epochs of one kind. */
import { quantile } from '../metrics/quantile';
import { rateOfAgreement, trainAgreement, unitAgreement } from '../metrics/unitAgreement';
import type { TrueUnit } from './trueUnits';

/** A true unit and the found one that it is paired with. */
interface JudgedUnit {
  readonly agreement: number;
  readonly sizeIndex: number;
  /** 0 for the largest of its epoch. */
  readonly rank: number;
  readonly common: number;
  readonly missed: number;
  readonly extra: number;
}

/** Units that can be asked for, as in `units.ts`. */
const least = { signalToNoise: 5, discharges: 20 };
const mostUnits = 30;
/** A found unit that agrees less than this with every true one is false. */
const leastAgreement = 0.3;
const goodAgreement = 0.9;

/** Of which units a row of the page tells. */
const choices: readonly { readonly name: string; readonly has: (unit: JudgedUnit) => boolean }[] = [
  { name: 'peak ≥ 5 × noise', has: () => true },
  { name: 'size index ≥ 1', has: ({ sizeIndex }) => sizeIndex >= 1 },
  { name: 'size index ≥ 1.5', has: ({ sizeIndex }) => sizeIndex >= 1.5 },
  { name: 'five largest', has: ({ rank }) => rank < 5 },
];

export class DecompositionScore {
  readonly #units: JudgedUnit[] = [];
  #epochs = 0;
  #false = 0;
  #epochSeconds = 0;
  #processorSeconds = 0;

  /**
   * @param units  the true ones of an epoch
   * @param trains the found ones, seconds from the start of the recording
   * @param epochSeconds how long it is
   * @param processorSeconds that the answer took of one processor
   */
  add(
    units: readonly TrueUnit[],
    trains: readonly Float64Array[],
    { epochSeconds, processorSeconds }: { epochSeconds: number; processorSeconds: number },
  ): void {
    const asked = units
      .filter(
        ({ times, signalToNoise }) =>
          times.length >= least.discharges && signalToNoise >= least.signalToNoise,
      )
      .sort((a, b) => b.peakToPeak - a.peakToPeak)
      .slice(0, mostUnits);
    const agreements = unitAgreement(
      asked.map(({ times }) => times),
      trains,
    );
    asked.forEach(({ sizeIndex, times }, rank) => {
      const found = agreements[rank];
      const { common, missed, extra } = found ?? { common: 0, missed: times.length, extra: 0 };
      this.#units.push({
        agreement: found ? rateOfAgreement(found) : 0,
        sizeIndex,
        rank,
        common,
        missed,
        extra,
      });
    });
    this.#false += trains.filter((train) =>
      units.every(({ times }) => rateOfAgreement(trainAgreement(times, train)) < leastAgreement),
    ).length;
    this.#epochs++;
    this.#epochSeconds += epochSeconds;
    this.#processorSeconds += processorSeconds;
  }

  /** What is said of the epochs as a whole. */
  headline(): string {
    const falseOnes = (this.#false / this.#epochs).toFixed(2);
    const speed = (this.#epochSeconds / this.#processorSeconds).toFixed(1);
    return `${this.#epochs} epochs, ${this.#epochSeconds.toFixed(0)} s; ${falseOnes} false units in each; ${speed} × real time`;
  }

  /** A row of the page for each choice of units that there are. */
  rows(): readonly (readonly string[])[] {
    return choices.flatMap(({ name, has }) => {
      const units = this.#units.filter(has);
      return units.length === 0 ? [] : [[name, ...cellsOf(units)]];
    });
  }
}

/** Number, mean and median agreement, part that is good, precision, part of the discharges that is found. */
function cellsOf(units: readonly JudgedUnit[]): readonly string[] {
  const sum = (of: (unit: JudgedUnit) => number): number =>
    units.reduce((total, unit) => total + of(unit), 0);
  const good = units.filter(({ agreement }) => agreement >= goodAgreement).length;
  const agreements = units.map(({ agreement }) => agreement);
  const common = sum((unit) => unit.common);
  return [
    String(units.length),
    (sum(({ agreement }) => agreement) / units.length).toFixed(3),
    quantile(agreements, 0.5).toFixed(2),
    `${((100 * good) / units.length).toFixed(0)} %`,
    (common / (common + sum((unit) => unit.extra))).toFixed(3),
    (common / (common + sum((unit) => unit.missed))).toFixed(3),
  ];
}
