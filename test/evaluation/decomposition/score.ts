/** The targets' figures over epochs. */
import { rateOfAgreement, trainAgreement, unitAgreement } from '../metrics/unitAgreement';
import { quantile } from '../metrics/quantile';
import type { Epoch } from './epochs';

/** A true unit and the found one that it is paired with. */
interface Row {
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

export class DecompositionScore {
  readonly #name: string;
  readonly #rows: Row[] = [];
  #epochs = 0;
  #false = 0;
  #epochSeconds = 0;
  #seconds = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @param seconds that it took */
  add({ units, potentials, rate }: Epoch, trains: readonly Float64Array[], seconds: number): void {
    const asked = units
      .filter((unit) => unit.times.length >= least.discharges && unit.signalToNoise >= least.signalToNoise)
      .sort((a, b) => b.peakToPeak - a.peakToPeak)
      .slice(0, mostUnits);
    const agreements = unitAgreement(
      asked.map(({ times }) => times),
      trains,
    );
    asked.forEach(({ sizeIndex, times }, rank) => {
      const found = agreements[rank];
      const { common, missed, extra } = found ?? { common: 0, missed: times.length, extra: 0 };
      const agreement = found ? rateOfAgreement(found) : 0;
      this.#rows.push({ agreement, sizeIndex, rank, common, missed, extra });
    });
    this.#false += trains.filter((train) =>
      units.every(({ times }) => rateOfAgreement(trainAgreement(times, train)) < leastAgreement),
    ).length;
    this.#epochs++;
    this.#epochSeconds += potentials.length / rate;
    this.#seconds += seconds;
  }

  lines(): readonly string[] {
    const falseOnes = (this.#false / this.#epochs).toFixed(2);
    const speed = (this.#epochSeconds / this.#seconds).toFixed(1);
    return [
      `${this.#name}: ${this.#epochs} epochs, ${falseOnes} false units each, ${speed} × real time`,
      line('peak ≥ 5 × noise', this.#rows),
      line(
        'size index ≥ 1',
        this.#rows.filter(({ sizeIndex }) => sizeIndex >= 1),
      ),
      line(
        'size index ≥ 1.5',
        this.#rows.filter(({ sizeIndex }) => sizeIndex >= 1.5),
      ),
      line(
        'five largest',
        this.#rows.filter(({ rank }) => rank < 5),
      ),
    ];
  }
}

function line(name: string, rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const mean = sum(({ agreement }) => agreement) / rows.length;
  const good = (100 * rows.filter(({ agreement }) => agreement >= 0.9).length) / rows.length;
  const common = sum((row) => row.common);
  const median = quantile(
    rows.map(({ agreement }) => agreement),
    0.5,
  );
  return [
    `  ${name} (${rows.length}): agreement ${mean.toFixed(3)}, median ${median.toFixed(2)}, ≥ .9 ${good.toFixed(0)} %`,
    `precision ${(common / (common + sum((row) => row.extra))).toFixed(3)}`,
    `found ${(common / (common + sum((row) => row.missed))).toFixed(3)}`,
  ].join(', ');
}
