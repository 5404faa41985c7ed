/**
 * One opened recording and what is computed from it: whoever opens a recording, the worker thread or the command line,
 * asks here. What was found out is kept as long as the session lasts, within a budget.
 *
 * The folder: nothing here knows threads, VS Code or labels.
 */
import type { BackgroundQuestion } from '../detection/background/channelBackground';
import { shippedReference } from '../detection/background/reference';
import { chosenParameters, chosenWordings, type DetectionChoice } from '../detection/detectionChoice';
import { Engine, type SpansOfChannel } from '../detection/engine';
import type { InterferenceEpoch } from '../detection/interference/epochs';
import type { ResidualRange } from '../detection/residualSignal';
import type { Background, Recruitment } from '../detection/result/background';
import type { ChannelUnits } from '../detection/result/channelUnits';
import type { GivenChannel, GivenSegment, ShownUnits } from '../detection/result/givenTrains';
import type { DetectionResult } from '../detection/result/detectedEvent';
import type { MuscleFindings } from '../detection/result/muscleFindings';
import type { UnitElsewhere } from '../detection/result/unitElsewhere';
import type { UnitPotential } from '../detection/result/unitMorphology';
import type { UnitsTogether } from '../detection/togetherProduct';
import type { JobControl, Recording } from '../recording/recording';
import { KeptValues } from '../store/keptValues';
import type { Shelf } from '../store/shelf';
import { unitsElsewhere } from './unitsTogether';

/** Memory for products: an hour of sixteen EMG channels, scanned, sorted and measured, takes about this. */
const defaultProductBytes = 192 * 2 ** 20;

/** How much of a recording's products is kept, and where. */
export interface SessionOptions {
  readonly productBytes?: number;
  /** Keeps some products from one session to the next. */
  readonly shelf?: Shelf;
}

/** An open recording with its products. */
export class RecordingSession {
  readonly recording: Recording;
  readonly #engine: Engine;
  readonly #kept: KeptValues | undefined;

  /** Takes the recording over: closing the session closes it. */
  constructor(recording: Recording, { productBytes = defaultProductBytes, shelf }: SessionOptions = {}) {
    this.recording = recording;
    this.#kept = shelf && new KeptValues(shelf);
    this.#engine = new Engine(recording, { budgetBytes: productBytes, kept: this.#kept });
  }

  /** Resolves when what is to be kept of what was computed so far is on the disk, or is not going to be. */
  async written(): Promise<void> {
    await this.#kept?.written();
  }

  /**
   * Detects with the defaults and what `choice` puts in their place.
   * @throws DetectionChoiceError for a choice that the engine refuses, the abort signal's reason, or what `read` throws.
   */
  async detect(choice: DetectionChoice, control: JobControl = {}): Promise<DetectionResult> {
    return this.#engine.detect(chosenParameters(choice), chosenWordings(choice), control);
  }

  /**
   * The units of a channel as `detect` separates them under the same choice, or why there are none. The arrays are the
   * session's own: who wants to change them or give them away copies them.
   * @throws RangeError for a channel that is not there, and what `detect` throws
   */
  async units(channel: number, choice: DetectionChoice, control: JobControl = {}): Promise<ChannelUnits> {
    return this.#engine.units(channel, chosenParameters(choice), chosenWordings(choice), control);
  }

  /** As `units`, with those that a person has given in the engine's place. @throws as `units` does */
  async shownUnits(
    channel: number,
    choice: DetectionChoice,
    given: readonly GivenSegment[],
    control: JobControl = {},
  ): Promise<ShownUnits> {
    return this.#engine.shownUnits(channel, chosenParameters(choice), chosenWordings(choice), control, given);
  }

  /**
   * The units of all EMG channels that may be of one electrode, in groups of such channels: those that `units` gives, used
   * together. Numbers are the same; no person's are among them.
   * @throws what `detect` throws
   */
  async unitsTogether(choice: DetectionChoice, control: JobControl = {}): Promise<readonly UnitsTogether[]> {
    return this.#engine.unitsTogether(chosenParameters(choice), chosenWordings(choice), control);
  }

  /**
   * Which units of a channel are also on others of its electrode, as they are shown: empty where those of any of these have not
   * been asked for under the same choice. Nothing is computed but the comparison.
   * @throws DetectionChoiceError for a choice that the engine refuses
   */
  alsoOn(
    channel: number,
    choice: DetectionChoice,
    corrected: readonly GivenChannel[],
  ): readonly UnitElsewhere[] {
    const [parameters, wordings] = [chosenParameters(choice), chosenWordings(choice)];
    const known = this.#engine.knownTogether(channel, parameters, wordings, corrected);
    return known ? unitsElsewhere(channel, known) : [];
  }

  /**
   * The measured potentials of the units that `shownUnits` gives under the same choice, by their numbers; none where it
   * gives none. The arrays are the session's own.
   * @throws as `units` does
   */
  async potentials(
    channel: number,
    choice: DetectionChoice,
    control: JobControl = {},
    given: readonly GivenSegment[] = [],
  ): Promise<readonly UnitPotential[]> {
    return this.#engine.potentials(channel, chosenParameters(choice), chosenWordings(choice), control, given);
  }

  /**
   * Samples of a channel without the units that `shownUnits` gives, block by block, in the unit in which it is shown.
   * @throws as `units` does
   */
  async residual(
    range: ResidualRange,
    choice: DetectionChoice,
    use: (values: Float32Array, first: number) => void,
    control: JobControl = {},
    given: readonly GivenSegment[] = [],
  ): Promise<void> {
    await this.#engine.residual(range, chosenParameters(choice), chosenWordings(choice), use, control, given);
  }

  /**
   * The interference pattern of some spans, second by second.
   * @throws as `units` does
   */
  async pattern(
    of: SpansOfChannel,
    choice: DetectionChoice,
    control: JobControl = {},
  ): Promise<readonly InterferenceEpoch[]> {
    return this.#engine.pattern(of, chosenParameters(choice), chosenWordings(choice), control);
  }

  /**
   * How the units that `shownUnits` gives are recruited in some spans, each taken for one voluntary effort.
   * @throws as `units` does
   */
  async recruitment(
    of: SpansOfChannel,
    choice: DetectionChoice,
    control: JobControl = {},
    given: readonly GivenSegment[] = [],
  ): Promise<readonly Recruitment[]> {
    return this.#engine.recruitment(of, chosenParameters(choice), chosenWordings(choice), control, given);
  }

  /**
   * What the voluntary segments say of the muscles themselves. No event depends on it.
   * @throws what `detect` throws
   */
  async background(
    question: BackgroundQuestion,
    choice: DetectionChoice,
    control: JobControl = {},
  ): Promise<Background> {
    return this.#engine.background(question, chosenParameters(choice), chosenWordings(choice), control);
  }

  /**
   * Findings of the muscles for a person to accept, by the reference that ships, and why others are not proposed.
   * @param muscle what the channels are of whose names tell of none
   * @param corrected what people have given in place of the engine's units
   * @throws what `detect` throws
   */
  async findings(
    muscle: string | undefined,
    choice: DetectionChoice,
    control: JobControl = {},
    corrected: readonly GivenChannel[] = [],
  ): Promise<MuscleFindings> {
    const question = { reference: shippedReference, muscle };
    const [parameters, wordings] = [chosenParameters(choice), chosenWordings(choice)];
    return this.#engine.findings(question, parameters, wordings, control, corrected);
  }

  /** Closes the recording. */
  close(): Promise<void> {
    return this.recording.close();
  }
}
