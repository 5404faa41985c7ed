/**
 * The engine's entry: a recording goes in, events with their evidence and the units' trains come out. It answers what
 * each episode is (DETECTION.md §0, Q1); what the muscle is (Q2) is another question, asked apart.
 */
import { backgroundOf, type BackgroundQuestion } from './background/channelBackground';
import { musclesProduct } from './backgroundProduct';
import { ThreadTurn } from '../products/pace';
import { ProductStore } from '../products/productStore';
import type { JobControl } from '../recording/recording';
import type { KeptValues } from '../store/keptValues';
import type { ExtraWordings } from './context/wordings';
import { referenceHash } from './background/reference';
import { withCorrections } from './correctedMuscles';
import { effortCourse, epochsIn, recruitmentIn } from './effortMeasures';
import { channelAt, paceOver, quietly, settingsOf } from './engineSource';
import type { DetectionInput, EngineSettings, EngineSource } from './engineSource';
import { musclePotentialsProduct } from './findingProduct';
import { findingsOf } from './findings/findings';
import { engineIdentity, engineName } from './identity';
import { checkParameters, type EngineParameters } from './parameters';
import { coursesProduct } from './firstPass';
import type { InterferenceEpoch } from './interference/epochs';
import {
  channelUnitsProduct,
  contextProduct,
  eventsProduct,
  potentialsProduct,
  shownUnitsProduct,
} from './products';
import { groupWith, togetherProduct, type UnitsTogether } from './togetherProduct';
import { readResidual, type ResidualRange } from './residualSignal';
import type { Background, Recruitment } from './result/background';
import type { TimeSpan } from './context/timeSpan';
import { workingPlan } from './scan/conditioning/workingPlan';
import { Shares } from '../products/shares';
import type { ChannelUnits } from './result/channelUnits';
import type { DetectionResult } from './result/detectedEvent';
import type { MuscleFindings } from './result/muscleFindings';
import type { GivenChannel, GivenSegment, ShownUnits } from './result/givenTrains';
import type { UnitPotential } from './result/unitMorphology';

/** What a run may be told beside the parameters. */
export interface DetectionOptions {
  /** A study's own phrases for cues and marks, by meaning. */
  readonly wordings?: ExtraWordings;
  /** Samples asked for in one read; sets how often others get a turn, never the answer. */
  readonly blockSamples?: number;
}

/** Some spans of one channel. */
export interface SpansOfChannel {
  readonly channel: number;
  readonly spans: readonly TimeSpan[];
}

/** How an engine keeps what it has found out. */
export interface EngineOptions {
  /** Memory for what is kept from one run to the next. */
  readonly budgetBytes: number;
  /** Keeps some of it on disk. */
  readonly kept?: KeptValues | undefined;
  readonly blockSamples?: number;
}

/** Structural: about 10 ms of decoding. */
const defaultBlockSamples = 1 << 18;

/** The engine over one recording: what a run has found out is there for the next. */
export class Engine {
  readonly #source: EngineSource;
  readonly #products: ProductStore<EngineSource, EngineSettings>;

  constructor(
    recording: DetectionInput,
    { budgetBytes, kept, blockSamples = defaultBlockSamples }: EngineOptions,
  ) {
    this.#source = { recording, blockSamples, turn: new ThreadTurn() };
    this.#products = new ProductStore(this.#source, budgetBytes, kept);
  }

  /**
   * Detects what happens on every EMG channel. The answer depends on samples, annotations, parameters and wordings
   * alone; after a change of some parameters only what depends on them is done again.
   * @throws RangeError for parameters out of range, the abort signal's reason, or what reading throws.
   */
  async detect(
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
  ): Promise<DetectionResult> {
    checkParameters(parameters);
    const engine = engineIdentity(parameters, Object.keys(wordings).length === 0 ? null : wordings);
    const { events, units } = await this.#products.get(
      eventsProduct,
      null,
      { ...parameters, wordings },
      control,
    );
    return { engine, events, units };
  }

  /**
   * The units of one channel, or why there are none: the trains that `detect` gives, by episode, with what is held of each.
   * What detection has found out already is not computed again. The values are kept: who wants to change them copies them.
   * @throws RangeError for a channel that is not there, and what `detect` throws
   */
  async units(
    channel: number,
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
  ): Promise<ChannelUnits> {
    checkParameters(parameters);
    return this.#products.get(channelUnitsProduct, channel, { ...parameters, wordings }, control);
  }

  /** As `units`, with those that a person has given in the engine's place. @throws as `units` does */
  async shownUnits(
    channel: number,
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
    given: readonly GivenSegment[] = [],
  ): Promise<ShownUnits> {
    checkParameters(parameters);
    return this.#products.get(shownUnitsProduct, channel, settingsOf(parameters, wordings, given), control);
  }

  /**
   * The units of all EMG channels that may be of one electrode, used together, in groups of such channels. The values are kept:
   * who wants to change them copies them.
   * @throws as `units` does
   */
  async unitsTogether(
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
  ): Promise<readonly UnitsTogether[]> {
    checkParameters(parameters);
    return this.#products.get(togetherProduct, null, { ...parameters, wordings }, control);
  }

  /**
   * The units as they are shown of a channel and of all that may be of one electrode with it, where those of each have been asked
   * for already; undefined where not, or where it has no such channels. Nothing is computed.
   * @throws RangeError for parameters out of range
   */
  knownTogether(
    channel: number,
    parameters: EngineParameters,
    wordings: ExtraWordings,
    corrected: readonly GivenChannel[],
  ): UnitsTogether | undefined {
    checkParameters(parameters);
    const group = groupWith(channel, this.#source.recording, parameters);
    const known = group.flatMap((index): UnitsTogether => {
      const given = corrected.find((each) => each.channel === index)?.given;
      const units = this.#products.known(shownUnitsProduct, index, settingsOf(parameters, wordings, given));
      return units ? [[index, units]] : [];
    });
    return known.length > 0 && known.length === group.length ? known : undefined;
  }

  /**
   * The potentials of the units that `shownUnits` gives, by their numbers: each with its figures or the reason why it has
   * none. The values are kept: who wants to change them copies them.
   * @throws as `units` does
   */
  async potentials(
    channel: number,
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
    given: readonly GivenSegment[] = [],
  ): Promise<readonly UnitPotential[]> {
    checkParameters(parameters);
    return this.#products.get(potentialsProduct, channel, settingsOf(parameters, wordings, given), control);
  }

  /**
   * Samples of a channel without its units as they are shown, in the unit in which the channel is; as they are where it has none.
   * @param use gets them block by block, each with the number of its first sample
   * @throws as `units` does
   */
  async residual(
    range: ResidualRange,
    parameters: EngineParameters,
    wordings: ExtraWordings,
    use: (values: Float32Array, first: number) => void,
    control: JobControl = {},
    given: readonly GivenSegment[] = [],
  ): Promise<void> {
    const units = await this.shownUnits(range.channel, parameters, wordings, quietly(control), given);
    const potentials = await this.potentials(range.channel, parameters, wordings, quietly(control), given);
    await readResidual(this.#source, range, { units, potentials }, use, control);
  }

  /**
   * The interference pattern of some spans of a channel, second by second: what of the first pass is known already is not
   * computed again. Empty for a channel that is in no unit of electric potential, or sampled too slowly for its EMG.
   * @throws as `units` does
   */
  async pattern(
    { channel: index, spans }: SpansOfChannel,
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
  ): Promise<readonly InterferenceEpoch[]> {
    checkParameters(parameters);
    const channel = channelAt(this.#source, index);
    if (!workingPlan(channel.samplingRate, parameters)) return [];
    const samples = spans.reduce(
      (sum, { onsetSeconds, endSeconds }) => sum + (endSeconds - onsetSeconds) * channel.samplingRate,
      0,
    );
    const shares = new Shares(control, channel.samples + samples);
    const settings = { ...parameters, wordings };
    const scan = await this.#products.get(coursesProduct, index, settings, shares.part(channel.samples));
    const pace = paceOver({ ...channel, samples }, this.#source, shares.part(samples));
    return epochsIn({ channel, source: { ...this.#source, index, pace }, scan }, spans);
  }

  /**
   * How units as they are shown are recruited in some spans of a channel, each taken for one voluntary effort; empty where
   * it has none.
   * @throws as `units` does
   */
  async recruitment(
    { channel, spans }: SpansOfChannel,
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
    given: readonly GivenSegment[] = [],
  ): Promise<readonly Recruitment[]> {
    const units = await this.shownUnits(channel, parameters, wordings, control, given);
    if (units.kind !== 'sorted') return [];
    const settings = { ...parameters, wordings };
    const scan = await this.#products.get(coursesProduct, channel, settings, quietly(control));
    const context = await this.#products.get(contextProduct, null, settings, quietly(control));
    return recruitmentIn(spans, units, effortCourse(context, scan));
  }

  /**
   * What the voluntary segments say of the muscles. What detection has found out already is not computed again.
   * @throws as `detect`
   */
  async background(
    question: BackgroundQuestion,
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
  ): Promise<Background> {
    checkParameters(parameters);
    const muscles = await this.#products.get(musclesProduct, null, { ...parameters, wordings }, control);
    return backgroundOf(muscles, question);
  }

  /**
   * Findings of the muscles for a person to accept, and why others are not proposed. The potentials are measured where the
   * reference has values of them.
   * @param corrected the units of these stand in place of the engine's
   * @throws as `detect`
   */
  async findings(
    question: BackgroundQuestion,
    parameters: EngineParameters,
    wordings: ExtraWordings = {},
    control: JobControl = {},
    corrected: readonly GivenChannel[] = [],
  ): Promise<MuscleFindings> {
    checkParameters(parameters);
    const settings = { ...parameters, wordings };
    const muscles = await this.#products.get(musclesProduct, null, settings, control);
    const potentials = question.reference.potentials
      ? await this.#products.get(musclePotentialsProduct, null, settings, quietly(control))
      : undefined;
    const { muscle = null, reference } = question;
    const identity = engineIdentity(parameters, [wordings, muscle, referenceHash(reference)]);
    const engine = { ...identity, name: `${engineName}-findings` };
    const { events } = await this.#products.get(eventsProduct, null, settings, quietly(control));
    const quiet = quietly(control);
    const shown = await withCorrections({ muscles, potentials }, events, corrected, {
      recruitment: (channel, spans, given) =>
        this.recruitment({ channel, spans }, parameters, wordings, quiet, given),
      units: (channel, given) => this.shownUnits(channel, parameters, wordings, quiet, given),
      potentials: (channel, given) => this.potentials(channel, parameters, wordings, quiet, given),
    });
    return { engine, ...findingsOf(shown.muscles, shown.potentials, question) };
  }
}

/** A run of its own, of which nothing is kept; see `Engine.detect`. */
export function detect(
  recording: DetectionInput,
  parameters: EngineParameters,
  control: JobControl = {},
  { wordings = {}, blockSamples = defaultBlockSamples }: DetectionOptions = {},
): Promise<DetectionResult> {
  return new Engine(recording, { budgetBytes: 0, blockSamples }).detect(parameters, wordings, control);
}
