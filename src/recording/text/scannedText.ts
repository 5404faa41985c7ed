/** What the scan of a table has found, and which of its columns are channels. */
import type { ByteSource } from '../byteSource';
import type { StatedChannel } from '../channels';
import type { LeftOut } from '../recording';
import type { Layout, Stride } from './layout';
import type { Metadata } from './metadata';
import type { TextBytes } from './textBytes';
import type { RawCounts } from './rawCounts';
import type { TextBlocks } from './textBlocks';
import type { TextIndex } from './textIndex';
import type { Timeline } from './timeline';

/** Everything that scanning a text file has found. */
export interface ScannedText {
  readonly source: ByteSource;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly text: TextBytes;
  /** So many rows before the first one state something in numbers, told by their values alone. */
  readonly toldStatements: number;
  readonly firstRowLine: number;
  /** What is odd about the lines above the table, a sentence each. */
  readonly doubts: readonly string[];
  /** Tables above this one, which are left out. */
  readonly tablesBefore: readonly LeftOut[];
  readonly index: TextIndex;
  readonly blocks: TextBlocks;
  readonly counts: RawCounts;
  /** Samples per second that the caller knows. */
  readonly givenRate?: number;
}

/** A column that is a channel. */
export interface TextSignal {
  readonly column: number;
  readonly channel: StatedChannel;
  /** Where its own samples stand: with a stride, rows are counted from its first one and in steps of it. */
  readonly timeline: Timeline;
  readonly stride?: Stride;
  /** What makes a stored count a value: (count − zero) · gain. */
  readonly scale?: { readonly gain: number; readonly zero: number };
}
