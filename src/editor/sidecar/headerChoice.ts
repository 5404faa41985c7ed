/**
 * What two branches have written differently into a sidecar's header. A merge takes one of both, for the file must be whole;
 * until git has been told that the merge is settled, a notice above the traces offers the other, part by part.
 */
import { plainName } from '../../base/displayText';
import { runInSlices } from '../../base/steps';
import type { MergeInProgress } from '../../git/mergeInProgress';
import type { GitStages } from '../../records/bothSides';
import { fieldsOf, isSamePart, withPart } from '../../records/headerParts';
import { optionalJson } from '../../records/canonicalJson';
import type { DocumentKind, HeadedDocument } from '../../records/kind';
import { mergeHeader } from '../../records/mergeHeader';
import { parseSteps } from '../../records/parse';
import type { RecordBase } from '../../records/schema/record';
import type { SidecarHeader } from '../../records/schema/header';
import { valueText } from './diskChangeWords';
import type { Notices, OfferedAction } from '../basics/notices';

type Side = 'ours' | 'theirs';

/** Two headers of which parts are disputed, and what their branches are called. */
interface Dispute {
  readonly parts: readonly string[];
  readonly headers: Readonly<Record<Side, SidecarHeader>>;
  readonly names: Readonly<Record<Side, string>>;
}

/** What git knows of the file and of the merge that is under way. */
interface MergedFile {
  isUnmerged(): Promise<boolean>;
  stages(): Promise<GitStages | undefined>;
  merge(): Promise<MergeInProgress | undefined>;
}

/** The sidecar that is chosen for. */
interface ChosenFile<One extends RecordBase<One>, All extends HeadedDocument> {
  readonly kind: DocumentKind<One, All>;
  /** Of the file, without its folder. */
  readonly name: string;
  readonly notices: Notices;
  readonly git: MergedFile;
  readonly whileOpen: AbortSignal;
  header(): SidecarHeader;
  /** The person wants this header: an edit that can be undone. @throws RecordError */
  take(header: SidecarHeader): void;
  /** Nothing of the header is left to choose. */
  settled(): void;
}

/** So much of a branch's name is worth reading on a button. */
const mostOfName = 40;

/** The header's share in a merge of one sidecar. */
export class HeaderChoice<One extends RecordBase<One>, All extends HeadedDocument> {
  private readonly file: ChosenFile<One, All>;
  private dispute: Dispute | undefined;
  /** Parts that a person has chosen or kept, each with what was chosen: taken back by undo, it is open again. */
  private readonly chosen = new Map<string, SidecarHeader>();

  constructor(file: ChosenFile<One, All>) {
    this.file = file;
  }

  /** How many parts nobody has decided. */
  get left(): number {
    return this.open().length;
  }

  /** Git may wait for the file, or no longer: offers what there is to choose. */
  async look(): Promise<void> {
    const { git } = this.file;
    const isUnmerged = await git.isUnmerged();
    this.dispute = isUnmerged ? await this.disputeIn(await git.stages()) : undefined;
    if (!this.dispute) this.chosen.clear();
    this.show();
  }

  private async disputeIn(stages: GitStages | undefined): Promise<Dispute | undefined> {
    const [base, ours, theirs] = await Promise.all([
      this.headerIn(stages?.base),
      this.headerIn(stages?.ours),
      this.headerIn(stages?.theirs),
    ]);
    if (!ours || !theirs) return undefined;
    const { disputed } = mergeHeader(base, ours, theirs);
    if (disputed.length === 0) return undefined;
    const merge = await this.file.git.merge();
    const name = (side: Side): string => plainName(merge?.[side].name ?? '', mostOfName) || side;
    return {
      parts: disputed,
      headers: { ours, theirs },
      names: { ours: name('ours'), theirs: name('theirs') },
    };
  }

  private async headerIn(text: Uint8Array | undefined): Promise<SidecarHeader | undefined> {
    if (!text) return undefined;
    const parsed = await runInSlices(parseSteps(this.file.kind, text), this.file.whileOpen);
    return parsed.ok ? parsed.document.header : undefined;
  }

  private open(): readonly string[] {
    const now = this.file.header();
    return (this.dispute?.parts ?? []).filter((part) => {
      const chosen = this.chosen.get(part);
      return !chosen || !isSamePart(chosen, now, part);
    });
  }

  private show(): void {
    const { notices, name } = this.file;
    const id = `header ${name}`;
    const [part] = this.open();
    if (!this.dispute || part === undefined) {
      notices.clear(id);
      return;
    }
    const actions = this.actionsFor(part, this.dispute);
    notices.set(id, { severity: 'warning', sentence: this.sentenceFor(part, this.dispute), actions });
  }

  private sentenceFor(part: string, { parts, headers, names }: Dispute): string {
    const [ours, theirs] = [fieldsOf(headers.ours, part), fieldsOf(headers.theirs, part)];
    const differing = [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((field) => {
      const [our, their] = [optionalJson(ours.get(field)), optionalJson(theirs.get(field))];
      if (our === their) return [];
      return [`${field}: ${valueText(our)} on ${names.ours}, ${valueText(their)} on ${names.theirs}`];
    });
    const { name } = this.file;
    const place = parts.length === 1 ? '' : ` (${parts.indexOf(part) + 1} of ${parts.length})`;
    const values = differing.join('; ');
    return `Both sides of a merge changed the header of ${name}${place}. ${values.charAt(0).toUpperCase()}${values.slice(1)}.`;
  }

  private actionsFor(part: string, { headers, names }: Dispute): readonly OfferedAction[] {
    const now = this.file.header();
    const isHere = (side: Side): boolean => isSamePart(headers[side], now, part);
    const kept = isHere('ours') ? 'ours' : isHere('theirs') ? 'theirs' : undefined;
    const title = kept ? `Keep that of ${names[kept]}` : 'Keep what is here';
    const keep: OfferedAction = { id: 'keep', title, run: () => this.choose(part, undefined) };
    const others = (['ours', 'theirs'] as const).filter((side) => side !== kept);
    return [
      keep,
      ...others.map((side): OfferedAction => {
        const run = (): void => this.choose(part, headers[side]);
        return { id: side, title: `Take that of ${names[side]}`, run };
      }),
    ];
  }

  private choose(part: string, from: SidecarHeader | undefined): void {
    const { file } = this;
    if (from) file.take(withPart(file.header(), part, from));
    this.chosen.set(part, file.header());
    this.show();
    if (this.left === 0) file.settled();
  }
}
