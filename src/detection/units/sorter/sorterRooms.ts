/**
 * The memory in which a stretch is peeled: the signal, what may be taken away from it, and the templates' products.
 * It is laid out anew for every peeling. All sorters share it: a stretch is peeled and settled without a pause.
 */
import { KernelSpace, numberBytes, type Room } from '../../../kernels/kernelSpace';
import type { Geometry } from './geometry';
import { Interpolator, readingReach } from './shift';
import { TemplateProducts } from './templateProducts';
import type { UnitModel } from './unitModel';

const space = new KernelSpace();

/** Numbers in the rooms beyond a signal's ends: what a template that hangs over reads, and what a kernel reads on. */
function beyond({ width, coarse }: Geometry): number {
  return 2 * width + 4 * coarse + readingReach;
}

/** A signal with zeros before and after it. */
export interface PaddedSignal {
  /** Without the zeros. */
  readonly values: Float64Array;
  readonly address: number;
}

export class SorterRooms {
  readonly run = space.run;
  readonly residual: PaddedSignal;
  readonly limit: PaddedSignal;
  readonly wide: PaddedSignal;
  readonly interpolator: Interpolator;
  readonly templates: TemplateProducts;
  /** For each unit its products with the signal in coarse steps, `coarseStride` from one unit to the next. */
  readonly coarse: Room;
  readonly coarseStride: number;
  /** One number for each unit. */
  readonly greatest: Room;
  /** A template's width for each unit, `stepStride` from one to the next. */
  readonly steps: Room;
  readonly stepStride: number;
  /** Of each unit the sum of its discharges' windows of the wide band, `windowStride` apart. */
  readonly windows: Room;
  readonly windowStride: number;
  /** A stretch of what is left, and what it adds up to. */
  readonly rest: Room;
  readonly sums: Room;

  /** @param length samples of the signals */
  constructor(length: number, units: readonly UnitModel[], geometry: Geometry) {
    const { width, averageWidth, reach, coarse } = geometry;
    const padded = length + 2 * beyond(geometry);
    const products = TemplateProducts.roomsFor(units.length, geometry);
    const reading = Interpolator.roomsFor(Math.max(width + 1, averageWidth));
    this.coarseStride = 4 * Math.ceil((Math.floor((2 * reach) / coarse) + 1) / 4); // kernels work in fours
    this.stepStride = width + 1; // … or in twos
    this.windowStride = averageWidth + 1;
    const rooms = space.layOut(
      padded,
      padded,
      padded,
      reading.weights,
      reading.values,
      products.templates,
      products.crossed,
      units.length * this.coarseStride,
      units.length,
      units.length * this.stepStride,
      2 * width,
      5,
      units.length * (averageWidth + 1),
    );
    this.residual = withoutPad(rooms[0], length);
    this.limit = withoutPad(rooms[1], length);
    this.wide = withoutPad(rooms[2], length);
    this.interpolator = new Interpolator(space, rooms[3], rooms[4]);
    this.templates = new TemplateProducts(units, geometry, space, rooms[5], rooms[6]);
    this.coarse = rooms[7];
    this.greatest = rooms[8];
    this.steps = rooms[9];
    this.rest = rooms[10];
    this.sums = rooms[11];
    this.windows = rooms[12];
  }
}

/** What is in the middle of a room, zeros around it. */
function withoutPad({ values, address }: Room, length: number): PaddedSignal {
  const pad = (values.length - length) / 2;
  values.fill(0, 0, pad);
  values.fill(0, pad + length);
  return { values: values.subarray(pad, pad + length), address: address + pad * numberBytes };
}
