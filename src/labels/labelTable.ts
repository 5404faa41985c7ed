/** What a check remembers of many labels: some numbers of each, so that a million take a hundred megabytes or so. */
import { compareText } from '../base/compareText';
import type { LabelFacts } from './check';
import type { SidecarHeader, LabelRecord } from './labelDocument';
import { complaintsOf, type Complaint, type LabelRules } from './labelRules';

/** A text of its own: a slice would keep all of what it was cut from in memory. */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** Few values that many labels share, by number. */
class Shared<Value> {
  readonly values: Value[] = [];
  private readonly numbers = new Map<string, number>();

  /** `text` spells the value. */
  numberOf(text: string, value: () => Value): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(ownText(text), this.values.length);
    return this.values.push(value()) - 1;
  }
}

const [conflictFlag, staleFlag] = [1, 2];

/** How the labels of a table stand to each other. */
export interface RankedLabels {
  /** Their numbers in canonical order; undefined where that is the order in which they stand. */
  readonly order: Uint32Array | undefined;
  /** By label: the number of the first one in that order which says the same, which may be its own. */
  readonly twins: Uint32Array;
}

/** The labels of one sidecar in file order. */
export class LabelTable {
  private readonly start: number[] = [];
  private readonly end: number[] = [];
  private readonly channels: number[] = [];
  private readonly label: number[] = [];
  private readonly flags: number[] = [];
  private readonly channelLists = new Shared<readonly string[]>();
  private readonly labelNames = new Shared<string>();
  private readonly complaints: number[] = [];
  private readonly complaintLists = new Shared<readonly Complaint[]>();
  private readonly rules: LabelRules;

  constructor(rules: LabelRules) {
    this.rules = rules;
  }

  get size(): number {
    return this.start.length;
  }

  add(record: LabelRecord): void {
    const { channels, start, end, label, conflict, stale } = record;
    const list = JSON.stringify(channels);
    const complaints = JSON.stringify(complaintsOf(record, this.rules));
    this.start.push(start);
    this.end.push(end);
    this.channels.push(this.channelLists.numberOf(list, () => JSON.parse(list) as readonly string[]));
    this.label.push(this.labelNames.numberOf(label, () => ownText(label)));
    this.complaints.push(
      this.complaintLists.numberOf(complaints, () => JSON.parse(complaints) as readonly Complaint[]),
    );
    this.flags.push((conflict ? conflictFlag : 0) | (stale ? staleFlag : 0));
  }

  facts(index: number, id: string): LabelFacts {
    const flags = this.flags[index] ?? 0;
    return {
      id,
      channels: this.channelsOf(index),
      start: this.start[index] ?? 0,
      end: this.end[index] ?? 0,
      label: this.labelNames.values[this.label[index] ?? 0] ?? '',
      hasConflict: (flags & conflictFlag) !== 0,
      isStale: (flags & staleFlag) !== 0,
      complaints: this.complaintLists.values[this.complaints[index] ?? 0] ?? [],
    };
  }

  /** The labels as the header's channels order them. */
  ranked({ channels }: SidecarHeader, ids: readonly string[]): RankedLabels {
    const rates = new Map(channels.map(({ name, samplingRate }) => [name, samplingRate]));
    const seconds = Float64Array.from(this.start, (start, index) => {
      const rate = rates.get(this.channelsOf(index)[0] ?? '');
      return rate === undefined ? Infinity : start / rate;
    });
    const order = this.canonicalOrder(seconds, ids);
    return { order, twins: this.twins(seconds, order) };
  }

  private canonicalOrder(seconds: Float64Array, ids: readonly string[]): Uint32Array | undefined {
    const compare = (a: number, b: number): number => {
      const [at, bt] = [seconds[a] ?? 0, seconds[b] ?? 0];
      if (at !== bt) return at < bt ? -1 : 1;
      const byChannel = compareText(this.channelsOf(a)[0] ?? '', this.channelsOf(b)[0] ?? '');
      return byChannel || compareText(ids[a] ?? '', ids[b] ?? '');
    };
    let ordered = 1;
    while (ordered < this.size && compare(ordered - 1, ordered) < 0) ordered += 1;
    return ordered >= this.size ? undefined : Uint32Array.from(this.start, (_, i) => i).sort(compare);
  }

  private twins(seconds: Float64Array, order: Uint32Array | undefined): Uint32Array {
    const twins = new Uint32Array(this.size);
    const first = new Map<string, number>();
    let now = -1;
    for (let rank = 0; rank < this.size; rank++) {
      const index = order?.[rank] ?? rank;
      // What says the same is at the same time.
      if ((seconds[index] ?? 0) > now) first.clear();
      now = seconds[index] ?? 0;
      const place = `${this.start[index]} ${this.end[index]} ${this.channels[index]} ${this.label[index]}`;
      const twin = first.get(place);
      if (twin === undefined) first.set(place, index);
      twins[index] = twin ?? index;
    }
    return twins;
  }

  private channelsOf(index: number): readonly string[] {
    return this.channelLists.values[this.channels[index] ?? 0] ?? [];
  }
}
