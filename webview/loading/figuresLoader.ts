/**
 * Has the host measure what lies between markers that a person has put: the rules are the engine's, and the page has none of
 * its own. One question at a time: while a marker is dragged, the next one is about where it is by then.
 */
import type { FiguresQuestion, PotentialFigures, TemplateView } from '../../src/protocol/page';
import { figuresOf, handIn, markersOf, type HandMarkers } from '../state/handMarkers';
import type { Model } from '../state/model';
import type { Store } from '../state/store';
import { shownUnits } from '../state/units';

type Ask = (question: FiguresQuestion) => Promise<PotentialFigures>;

interface Unanswered {
  readonly markers: HandMarkers;
  readonly template: TemplateView;
  readonly question: FiguresQuestion;
}

export class FiguresLoader {
  private readonly store: Store<Model>;
  private readonly ask: Ask;
  private isAsking = false;

  constructor(store: Store<Model>, ask: Ask) {
    this.store = store;
    this.ask = ask;
    store.subscribe((model) => this.follow(model));
  }

  private follow(model: Model): void {
    const next = this.isAsking ? undefined : unansweredIn(model);
    if (next) void this.find(next);
  }

  private async find({ markers, template, question }: Unanswered): Promise<void> {
    this.isAsking = true;
    const answer = await this.ask(question).then(
      (figures) => ({ figures, problem: undefined }),
      (error: unknown) => ({
        figures: undefined,
        problem: error instanceof Error ? error.message : String(error),
      }),
    );
    this.isAsking = false;
    const { handFigures } = this.store.get();
    const others = handFigures.filter(({ markers: { channel, number } }) => {
      return channel !== markers.channel || number !== markers.number;
    });
    this.store.update({
      handFigures: [...others, { markers, template, figures: answer.figures }],
      ...(answer.problem === undefined ? {} : { problem: answer.problem }),
    });
  }
}

/** Markers of the units that are seen whose figures are not known. */
function unansweredIn(model: Model): Unanswered | undefined {
  const hand = handIn(model);
  for (const unit of shownUnits(model)?.units ?? []) {
    const markers = markersOf(hand, unit);
    const { template } = unit;
    if (!markers || !template || figuresOf(hand, markers, template)) continue;
    const { values, rateHertz, firstMilliseconds } = template;
    const { startMilliseconds, endMilliseconds } = markers;
    const span = { startMilliseconds, endMilliseconds };
    return { markers, template, question: { template: { values, rateHertz, firstMilliseconds }, span } };
  }
  return undefined;
}
