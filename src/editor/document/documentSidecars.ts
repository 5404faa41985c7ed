/** The sidecars of an open recording: the shared ones, or a blind reader's own. */
import { unitKind, type UnitDocument } from '../../corrections/unitKind';
import type { CorrectedUnit } from '../../corrections/unitRecord';
import type { LabelDocument, LabelRecord } from '../../labels/labelDocument';
import { labelKind } from '../../labels/labelKind';
import type { OwnReading } from '../blind/blindReadings';
import type { GitVersions } from '../git/gitVersions';
import { OpenSidecar, type SidecarOwner } from '../sidecar/openSidecar';
import { sidecarUri, unitsUri } from '../sidecar/sidecarFile';
import { placeholder, unitsPlaceholder } from '../sidecar/startingRecords';

/** Files of labels, and of corrected units. */
interface DocumentSidecars {
  readonly labelFile: OpenSidecar<LabelRecord, LabelDocument>;
  readonly unitFile: OpenSidecar<CorrectedUnit, UnitDocument>;
}

/** @param reading where it is read blind: then nothing of the shared files is read */
export function documentSidecars(
  owner: SidecarOwner,
  reading: OwnReading | undefined,
  places: { readonly journals: string; readonly git: GitVersions },
): DocumentSidecars {
  const { uri } = owner;
  const whose = reading && { reader: reading.part };
  const labels = { sidecar: reading?.uri ?? sidecarUri(uri), empty: placeholder(uri, reading?.name) };
  const units = { sidecar: unitsUri(uri, reading?.part), empty: unitsPlaceholder(uri) };
  return {
    labelFile: new OpenSidecar(labelKind, { ...places, ...labels, ...whose }, owner),
    unitFile: new OpenSidecar(unitKind, { ...places, ...units, ...whose }, owner),
  };
}
