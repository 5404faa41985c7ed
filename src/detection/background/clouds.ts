/**
 * Reference areas of the turns–amplitude cloud: where the seconds of healthy muscles lie. They are data with provenance, by
 * muscle, in a file that a laboratory can replace; a muscle that is not in it has none.
 */
import shipped from './clouds.json';
import { muscleOf } from './muscle';

/** Where 95 % of a healthy muscle's seconds lie: ln amplitude in µV = intercept + slope · ln turns per second + residual. */
export interface Cloud {
  readonly muscle: string;
  /** What words begin with in the names of its channels. */
  readonly words: readonly string[];
  readonly intercept: number;
  readonly slope: number;
  /** 2.5th and 97.5th centile. */
  readonly residual: readonly [low: number, high: number];
  /** The rates of turns that it was taken over: their 2.5th and 97.5th centile. Beyond, nothing is known. */
  readonly turnsPerSecond: readonly [low: number, high: number];
}

/** Areas of one source. */
export interface Clouds {
  readonly name: string;
  readonly source: string;
  /** Below, hardware cuts the turns that the areas are made of. */
  readonly leastSamplingRate: number;
  readonly clouds: readonly Cloud[];
}

/** Areas that can't be used: the sentence says what is wrong with them. */
export class CloudsError extends Error {
  constructor(sentence: string) {
    super(`The reference areas can't be used: ${sentence}`);
    this.name = 'CloudsError';
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** @throws CloudsError */
export function readClouds(value: unknown): Clouds {
  const all = fields(value, 'the file');
  const clouds = all['clouds'];
  if (!Array.isArray(clouds)) throw new CloudsError('clouds is not a list.');
  return {
    name: text(all, 'name'),
    source: text(all, 'source'),
    leastSamplingRate: number(all, 'leastSamplingRate', 0, 1e6),
    clouds: clouds.map((each) => {
      const one = fields(each, 'a cloud');
      return {
        muscle: text(one, 'muscle'),
        words: words(one),
        intercept: number(one, 'intercept', -20, 20),
        slope: number(one, 'slope', -5, 5),
        residual: range(one, 'residual', -5, 5),
        turnsPerSecond: range(one, 'turnsPerSecond', 1, 1e5),
      };
    }),
  };
}

/** The areas that ship with the product. */
export const shippedClouds: Clouds = readClouds(shipped);

/** The area of the muscle that a channel's name tells of; undefined where there is none. */
export function cloudOf(channelName: string, { clouds }: Pick<Clouds, 'clouds'>): Cloud | undefined {
  const muscles = clouds.map(({ muscle: name, words }) => ({ name, words }));
  const muscle = muscleOf(channelName, { muscles });
  return clouds.find((each) => each.muscle === muscle);
}

/** Whether a second lies in an area: undefined where the area does not reach as far as its turns. */
export function isInside(
  cloud: Cloud,
  turnsPerSecond: number,
  amplitudeMicrovolts: number,
): boolean | undefined {
  const [least, most] = cloud.turnsPerSecond;
  if (turnsPerSecond < least || turnsPerSecond > most) return undefined;
  const [low, high] = amplitudesAt(cloud, turnsPerSecond);
  return amplitudeMicrovolts >= low && amplitudeMicrovolts <= high;
}

/** The amplitudes that an area has at a rate of turns, in µV. */
export function amplitudesAt(
  { intercept, slope, residual }: Cloud,
  turnsPerSecond: number,
): readonly [low: number, high: number] {
  const middle = intercept + slope * Math.log(turnsPerSecond);
  return [Math.exp(middle + residual[0]), Math.exp(middle + residual[1])];
}

function fields(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new CloudsError(`${name} is not an object.`);
}

function text(all: Fields, name: string): string {
  const value = all[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new CloudsError(`${name} is not a text.`);
}

function words(all: Fields): readonly string[] {
  const value: unknown = all['words'];
  const isList =
    Array.isArray(value) && value.every((word) => typeof word === 'string' && word.trim() !== '');
  if (!isList) throw new CloudsError('words is not a list of texts.');
  return (value as readonly string[]).map((word) => word.toLowerCase());
}

function number(all: Fields, name: string, low: number, high: number): number {
  const value = all[name];
  if (typeof value === 'number' && value >= low && value <= high) return value;
  throw new CloudsError(`${name} is not a number from ${low} to ${high}.`);
}

function range(all: Fields, name: string, low: number, high: number): readonly [number, number] {
  const value: unknown = all[name];
  const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const isRange =
    typeof from === 'number' && typeof to === 'number' && low <= from && from < to && to <= high;
  if (!isRange) throw new CloudsError(`${name} is not a range within ${low} to ${high}.`);
  return [from, to];
}
