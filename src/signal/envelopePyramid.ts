/**
 * One channel's envelope at every zoom: the extremes of each bin of 256 samples, kept as they become known, with
 * coarser levels above them, so that a zoomed-out view reads no sample twice.
 */
import { checkGrid, type Columns, firstSampleOfColumn, type SampleRange } from './columnGrid';
import { emptyExtremes, type Extremes, widen } from './extremes';

/** Samples per bin of the finest level. */
export const samplesPerBin = 256;

/** Each level's bin gathers this many bins of the level below. */
const fanOut = 16;

/** Bins of the finest level per chunk; memory is taken chunk by chunk (35 kB per million samples touched). */
const binsPerChunk = fanOut ** 3;

/** A chunk's levels lie behind each other in one flat array per extreme: 4096 bins, 256, 16, 1. */
const levelOffsets = [
  0,
  binsPerChunk,
  binsPerChunk + fanOut ** 2,
  binsPerChunk + fanOut ** 2 + fanOut,
] as const;
const placesPerChunk = levelOffsets[3] + 1;

interface Chunk extends Extremes {
  /** 1 for each bin of the finest level that has been added. */
  readonly known: Uint8Array;
  knownBins: number;
}

/** Extremes of a channel by bin, filled lazily. */
export class EnvelopePyramid {
  readonly #samples: number;
  readonly #bins: number;
  readonly #chunks = new Map<number, Chunk>();

  /** @param samples the channel's length; nothing is allocated by it. */
  constructor(samples: number) {
    if (!(Number.isSafeInteger(samples) && samples >= 0)) {
      throw new RangeError(`A channel's length must be a whole number of samples, not ${samples}.`);
    }
    this.#samples = samples;
    this.#bins = Math.ceil(samples / samplesPerBin);
  }

  /** The parts of samples [from, to), widened to whole bins, that have not been added yet, in order. */
  missing(from: number, to: number): readonly SampleRange[] {
    const gaps: SampleRange[] = [];
    const { first, end } = this.#binsOf(from, to);
    let gapStart = -1;
    for (let bin = first; bin < end;) {
      const chunk = this.#chunks.get(Math.floor(bin / binsPerChunk));
      const whole = chunk === undefined || chunk.knownBins === this.#binsIn(bin);
      const isKnown = chunk !== undefined && (whole || chunk.known[bin % binsPerChunk] === 1);
      if (!isKnown && gapStart < 0) gapStart = bin;
      if (isKnown && gapStart >= 0) {
        gaps.push(this.#rangeOf(gapStart, bin));
        gapStart = -1;
      }
      bin = whole ? (Math.floor(bin / binsPerChunk) + 1) * binsPerChunk : bin + 1;
    }
    if (gapStart >= 0) gaps.push(this.#rangeOf(gapStart, end));
    return gaps;
  }

  /**
   * Takes in samples from `firstSample` on.
   * @throws RangeError unless they are whole bins: the first starts one, the last ends one or the channel.
   */
  add(values: Float32Array, firstSample: number): void {
    const end = firstSample + values.length;
    const aligned = firstSample % samplesPerBin === 0 && (end % samplesPerBin === 0 || end === this.#samples);
    if (!aligned || firstSample < 0 || end > this.#samples) {
      throw new RangeError(
        `Samples [${firstSample}, ${end}) are not whole bins of a channel of ${this.#samples} samples.`,
      );
    }
    const { first, end: endBin } = this.#binsOf(firstSample, end);
    for (let bin = first; bin < endBin;) {
      const chunkEnd = Math.min(endBin, (Math.floor(bin / binsPerChunk) + 1) * binsPerChunk);
      fillChunk(this.#chunkOf(bin), values, {
        bin,
        end: chunkEnd,
        offset: bin * samplesPerBin - firstSample,
      });
      bin = chunkEnd;
    }
  }

  /**
   * The extremes of each column; NaN where nothing valid is known, so fill what `missing` names first.
   * Exact to a bin: a bin that straddles two columns counts for both, so that a column may show a spike that is
   * up to 255 samples outside it, and never loses one of its own. Meant for columns of 256 samples and more.
   * @throws RangeError for a grid with a rate that is not positive or a count that is not whole.
   */
  query(columns: Columns): Extremes {
    checkGrid(columns);
    const result = emptyExtremes(columns.columnCount);
    let from = Math.min(this.#samples, firstSampleOfColumn(columns, columns.firstColumn));
    for (let k = 0; k < columns.columnCount && from < this.#samples; k++) {
      const to = Math.min(this.#samples, firstSampleOfColumn(columns, columns.firstColumn + k + 1));
      const { first, end } = this.#binsOf(from, to);
      this.#widenByBins(result, k, first, end);
      from = to;
    }
    return result;
  }

  /** Widens by bins [first, end), taking the coarsest level that fits at each step. */
  #widenByBins(target: Extremes, index: number, first: number, end: number): void {
    for (let bin = first; bin < end;) {
      const chunk = this.#chunks.get(Math.floor(bin / binsPerChunk));
      let level = 0;
      let width = 1;
      while (level < 3 && bin % (width * fanOut) === 0 && bin + width * fanOut <= end) {
        level++;
        width *= fanOut;
      }
      if (chunk) {
        const place = (levelOffsets[level] ?? 0) + (bin % binsPerChunk) / width;
        widen(target, index, chunk, place, place + 1);
      }
      bin += width;
    }
  }

  /** Bins [first, end) that touch samples [from, to). */
  #binsOf(from: number, to: number): { first: number; end: number } {
    const start = Math.max(0, from);
    const stop = Math.min(this.#samples, to);
    if (!(start < stop)) return { first: 0, end: 0 };
    return { first: Math.floor(start / samplesPerBin), end: Math.ceil(stop / samplesPerBin) };
  }

  #rangeOf(firstBin: number, endBin: number): SampleRange {
    return { from: firstBin * samplesPerBin, to: Math.min(this.#samples, endBin * samplesPerBin) };
  }

  /** How many bins the chunk of `bin` has; fewer in the channel's last. */
  #binsIn(bin: number): number {
    return Math.min(binsPerChunk, this.#bins - Math.floor(bin / binsPerChunk) * binsPerChunk);
  }

  #chunkOf(bin: number): Chunk {
    const index = Math.floor(bin / binsPerChunk);
    const existing = this.#chunks.get(index);
    if (existing) return existing;
    const chunk = { ...emptyExtremes(placesPerChunk), known: new Uint8Array(binsPerChunk), knownBins: 0 };
    this.#chunks.set(index, chunk);
    return chunk;
  }
}

/** Sets bins [bin, end) of one chunk from `values`, the first of which start at `offset`; then every level above. */
function fillChunk(
  chunk: Chunk,
  values: Float32Array,
  part: { readonly bin: number; readonly end: number; readonly offset: number },
): void {
  const samples: Extremes = { minimum: values, maximum: values };
  const first = part.bin % binsPerChunk;
  const end = first + part.end - part.bin;
  for (let bin = first; bin < end; bin++) {
    const from = part.offset + (bin - first) * samplesPerBin;
    clear(chunk, bin);
    widen(chunk, bin, samples, from, Math.min(values.length, from + samplesPerBin));
    if (chunk.known[bin] === 0) chunk.knownBins++;
    chunk.known[bin] = 1;
  }
  let width = fanOut;
  for (let level = 1; level < levelOffsets.length; level++, width *= fanOut) {
    const below = levelOffsets[level - 1] ?? 0;
    const above = levelOffsets[level] ?? 0;
    for (let place = Math.floor(first / width); place < Math.ceil(end / width); place++) {
      clear(chunk, above + place);
      widen(chunk, above + place, chunk, below + place * fanOut, below + (place + 1) * fanOut);
    }
  }
}

function clear(target: Extremes, index: number): void {
  target.minimum[index] = NaN;
  target.maximum[index] = NaN;
}
