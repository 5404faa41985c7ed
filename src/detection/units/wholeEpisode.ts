/** The units of whole episodes, for whoever asks for units: all of the activity sorted, then decomposed jointly, block by block. */
import { microvoltsPerUnit } from '../../recording/units';
import type { SampleRange } from '../../signal/columnGrid';
import { blocksOf, type BlockSpan } from './decompose/blocks';
import type { JointParameters } from './decompose/jointTrain';
import { type Block, JointUnits } from './decompose/jointUnits';
import { eachStretch } from './episodeSignal';
import { leastSortingRate, nothingSorted, type SecondPassParameters, sortEpisode } from './episodeUnits';
import { leastPotentialMicrovolts, type SortedEpisode } from './sortedChannel';
import { ChannelReader, type ChannelSource } from '../scan/conditioning/channelReader';
import type { ScannedChannel } from '../scan/scannedChannel';

/** What the decomposition reads beside the sorter's. */
export type WholeParameters = Omit<SecondPassParameters, 'sortSeconds'> & JointParameters;

/** What a channel is decomposed from. */
export interface WholeChannel {
  readonly source: ChannelSource;
  readonly scanned: ScannedChannel;
  /** Its episodes as far as they were sorted. */
  readonly sorted: readonly SortedEpisode[];
}

/** The units of all episodes, in order. @throws the abort signal's reason, or what reading throws */
export async function decomposeChannel(
  { source, scanned, sorted }: WholeChannel,
  parameters: WholeParameters,
): Promise<readonly SortedEpisode[]> {
  const { channel, scan, muscle } = scanned;
  const { pace } = source;
  if (!muscle || sorted.length === 0 || scan.plan.rate < leastSortingRate) {
    await pace.advance(channel.samples);
    return sorted;
  }
  const reader = new ChannelReader(source, scan.plan);
  const input = {
    samplingRate: scan.plan.rate,
    noiseRms: muscle.activity.noiseRms * scan.potentialNoiseRatio,
    spikeFloor: leastPotentialMicrovolts / (microvoltsPerUnit(channel.unit) ?? Infinity),
  };
  const levels = { noiseRms: muscle.activity.noiseRms, spikeFloor: input.spikeFloor };
  const seconds = sorted.reduce((sum, { episode }) => sum + episode.to - episode.from, 0);
  const whole: SortedEpisode[] = [];
  for (const each of sorted) {
    const { episode } = each;
    const all = { ...parameters, sortSeconds: Infinity };
    const first = each.sortedPart < 1 ? await sortEpisode(reader, scan, episode, levels, all) : each;
    const joint = new JointUnits(input, first.sorted, parameters);
    const blocks = blocksOf(episode.from * scan.plan.hopSeconds, episode.to * scan.plan.hopSeconds);
    const work = (channel.samples * (episode.to - episode.from)) / seconds / blocks.length;
    for (const span of blocks) {
      const block = await readBlock(reader, { scan, searched: first.searched }, span, all);
      const steps = joint.add(block);
      while (!steps.next().done) await pace.advance(0);
      await pace.advance(work);
    }
    whole.push({ ...nothingSorted, ...first, episode, sorted: joint.result() });
  }
  return whole;
}

/** A block's samples, 0 where nothing was searched. */
export async function readBlock(
  reader: ChannelReader,
  { scan, searched }: Pick<ScannedChannel, 'scan'> & { readonly searched: readonly SampleRange[] },
  { from, to, begins, ends }: BlockSpan,
  parameters: WholeParameters,
): Promise<Block> {
  const { plan, mains } = scan;
  const hops = { from: Math.floor(begins / plan.hopSeconds), to: Math.ceil(ends / plan.hopSeconds) };
  const pieces: { readonly potentials: Float32Array; readonly wide: Float32Array }[] = [];
  let first = Infinity;
  await eachStretch(reader, hops, mains, parameters, (stretch) => {
    first = Math.min(first, stretch.first);
    pieces.push(stretch);
  });
  const length = pieces.reduce((sum, { potentials }) => sum + potentials.length, 0);
  const signal = new Float64Array(length);
  const wide = new Float32Array(length);
  let place = 0;
  for (const piece of pieces) {
    signal.set(piece.potentials, place);
    wide.set(piece.wide, place);
    place += piece.potentials.length;
  }
  let end = 0;
  for (const range of searched) {
    signal.fill(0, end, Math.max(end, range.from - first));
    end = Math.max(end, range.to - first);
  }
  signal.fill(0, end);
  for (let i = 0; i < length; i++) if (!Number.isFinite(signal[i])) signal[i] = 0;
  return { signal, wide, begins: first / plan.rate, from, to };
}
