/**
 * What one page compares its labels with: begun by a command, renewed after each edit in slices, told to the page in parts,
 * until somebody ends it.
 */
import { isDeepStrictEqual } from 'node:util';
import { runInSlices } from '../../base/steps';
import { changesText } from '../../labels/changeWords';
import { compareSteps, type LabelChange } from '../../labels/compare';
import type { LabelDocument } from '../../labels/labelDocument';
import type { ChangeView, ComparisonChange, ComparisonHead, RecordingView } from '../../protocol/page';
import { ListFeed } from '../views/listFeed';
import { shippedLabels, type StudyLabels } from '../study/studyLabels';
import { bothPlaces, changeView } from './changeViews';

/** Another version of the labels. */
export interface OtherVersion {
  /** What it is called: `HEAD`, `the branch second-reading`. */
  readonly name: string;
  readonly document: LabelDocument;
}

/** Changes in one part: some ten milliseconds' work for either side. */
const partSize = 500;

/** What has been found, between which versions. */
interface Found {
  readonly other: OtherVersion;
  readonly own: LabelDocument;
  readonly changes: readonly LabelChange[];
  readonly head: ComparisonHead;
}

/** What the comparison needs of its page. */
interface ComparedPage {
  labels(): LabelDocument;
  recording(): RecordingView;
  /** How labels are called; as they ship where it says nothing. */
  study?(): StudyLabels;
  /** Tells the page of the comparison, or that there is none any more. */
  tell(change: ComparisonChange | null): void;
  /** Comparing has begun or ended. */
  changed(): void;
  /** Renewing has failed, which would be our fault. */
  failed(error: unknown): void;
}

export class PageComparison {
  private readonly page: ComparedPage;
  private wanted: OtherVersion | undefined;
  private found: Found | undefined;
  private feed: ListFeed<LabelChange, ChangeView> | undefined;
  private looking = new AbortController();

  constructor(page: ComparedPage) {
    this.page = page;
  }

  /** What the labels are compared with; undefined while they are not. */
  get other(): OtherVersion | undefined {
    return this.wanted;
  }

  /** What has been found, in a sentence; undefined while nothing is. */
  get summary(): string | undefined {
    return this.found?.head.summary;
  }

  /** Compares with another version, in the place of the one before. */
  begin(other: OtherVersion): Promise<void> {
    this.wanted = other;
    this.page.changed();
    return this.look(other);
  }

  /** Ends comparing. */
  end(): void {
    this.looking.abort();
    this.wanted = undefined;
    this.found = undefined;
    this.feed = undefined;
    this.page.tell(null);
    this.page.changed();
  }

  /** The labels may be others: looks again at what has changed. */
  labelsChanged(): void {
    const { wanted, found } = this;
    if (!wanted || (found?.other === wanted && found.own === this.page.labels())) return;
    this.look(wanted).catch((error: unknown) => this.page.failed(error));
  }

  /** A page begins, which knows nothing yet; null where nothing is compared. */
  opened(): ComparisonChange | null {
    this.feed = undefined;
    return this.next();
  }

  /** The next part of the changes; null where nothing is compared. */
  next(): ComparisonChange | null {
    return this.found ? this.step(this.found, partSize) : null;
  }

  dispose(): void {
    this.looking.abort();
  }

  private async look(other: OtherVersion): Promise<void> {
    this.looking.abort();
    const looking = new AbortController();
    this.looking = looking;
    const own = this.page.labels();
    const before = this.found?.other === other ? this.found : undefined;
    const isSameClock = before && isDeepStrictEqual(before.own.header.channels, own.header.channels);
    const known = isSameClock ? before.changes : [];
    try {
      const changes = await runInSlices(compareSteps(other.document, own, known), looking.signal);
      this.found = { other, own, changes, head: headOf(other, own, changes) };
    } catch (error) {
      // Another look is under way, or nobody looks any more.
      if (looking.signal.aborted) return;
      throw error;
    }
    if (!isSameClock) this.feed = undefined;
    this.page.tell(this.step(this.found, this.feed?.newInChange ?? partSize));
  }

  private step({ other, own, changes, head }: Found, mostNew: number): ComparisonChange {
    const fresh = this.feed === undefined;
    this.feed ??= this.begun(other, own);
    const { removed, changed, more } = this.feed.step(changes, mostNew);
    return {
      fresh,
      head,
      removed,
      changed: changed.map(({ index, view }) => ({ index, change: view })),
      more,
    };
  }

  private begun(other: OtherVersion, own: LabelDocument): ListFeed<LabelChange, ChangeView> {
    const study = this.page.study?.() ?? shippedLabels;
    const places = bothPlaces(other.document, own, this.page.recording(), study);
    return new ListFeed<LabelChange, ChangeView>({
      idOf: ({ record }) => record.id,
      viewOf: (change) => changeView(change, places),
      // A change that is the same is the same object.
      isSame: () => false,
    });
  }
}

function headOf(other: OtherVersion, own: LabelDocument, changes: readonly LabelChange[]): ComparisonHead {
  const isOtherSignal = other.document.header.fingerprint.sha256 !== own.header.fingerprint.sha256;
  const caution = 'They were made on another version of this recording: the same times may be other moments.';
  return {
    name: other.name,
    summary: changesText(changes),
    ...(isOtherSignal ? { caution } : {}),
  };
}
