/** Which channels' corrected units are not what a page was told of. Pure. */
import type { UnitDocument } from '../../corrections/unitKind';
import type { CorrectedUnit } from '../../corrections/unitRecord';

/** The corrected units as one page knows them. */
export class UnitFeed {
  private told: UnitDocument;

  constructor(document: UnitDocument) {
    this.told = document;
  }

  /** The channels, by their indices in the document's header, whose units have changed since this was asked last. */
  changed(document: UnitDocument): readonly number[] {
    if (this.told === document) return [];
    const [before, now] = [this.told, document].map(({ units }) => new Set(units));
    this.told = document;
    const differing = [
      ...[...(before ?? [])].filter((unit) => !now?.has(unit)),
      ...[...(now ?? [])].filter((unit) => !before?.has(unit)),
    ];
    const names = new Set(differing.map(({ channel }: CorrectedUnit) => channel));
    return document.header.channels.flatMap(({ name }, index) => (names.has(name) ? [index] : []));
  }
}
