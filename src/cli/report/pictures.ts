/** Pictures of changed labels, from the recording beside their file as it stands in the folder. */
import * as path from 'node:path';
import { changeText } from '../../labels/changeWords';
import type { LabelChange } from '../../labels/compare';
import { kindRules } from '../../labels/headerChoices';
import type { SidecarHeader } from '../../labels/labelDocument';
import { fingerprint } from '../../recording/fingerprint';
import type { Recording } from '../../recording/recording';
import { envelopeOf, type Envelope } from '../../report/envelope';
import { picturePlan, type Both } from '../../report/picturePlan';
import type { Picture } from '../../report/report';
import { pictureColumns, tracePicture, type DrawnPanel } from '../../report/tracePicture';
import { openAsRemembered } from '../../repository/openAsRemembered';
import { recordingBeside } from '../../repository/recordings';

/** The recording of one label file, opened; or why it is not to be had. */
export type OpenedForPictures = { readonly recording: Recording } | { readonly missing: string };

/** A label file's path on this machine, and what it says of its recording. */
export interface PlacedHeader {
  readonly sidecar: string;
  readonly header: SidecarHeader;
}

/**
 * The recording by the name that the label file gives; else, where it was renamed, by the label file's own name, now or before.
 * The fingerprint says which one it is.
 */
export async function openForPictures(after: PlacedHeader, before: PlacedHeader): Promise<OpenedForPictures> {
  const files = new Set<string>();
  for (const each of [after, before]) for (const file of await placesOf(each)) files.add(file);
  let missing: string | undefined;
  for (const file of files) {
    const opened = await openOne(file, after.header);
    if ('recording' in opened) return opened;
    missing ??= opened.missing;
  }
  return { missing: missing ?? 'No pictures: the label file names no recording beside it.' };
}

/** Where a recording may be, as its label file and the label file's name have it. */
async function placesOf({ sidecar, header: { recording } }: PlacedHeader): Promise<readonly string[]> {
  // The name is a text of a file: it leads nowhere else.
  const isName = recording !== '' && !/[/\\]/u.test(recording) && path.basename(recording) === recording;
  const beside = await recordingBeside(sidecar);
  return [
    ...(isName ? [path.join(path.dirname(sidecar), recording)] : []),
    ...(beside.kind === 'beside' ? [beside.recording] : []),
  ];
}

async function openOne(file: string, header: SidecarHeader): Promise<OpenedForPictures> {
  let recording: Recording;
  try {
    ({ recording } = await openAsRemembered(file, { kinds: kindRules(header) }));
  } catch (error) {
    return { missing: `No pictures. ${error instanceof Error ? error.message : String(error)}` };
  }
  const own = await fingerprint(recording.signalFile).catch(() => undefined);
  if (own?.sha256 === header.fingerprint.sha256) return { recording };
  await recording.close();
  return {
    missing: `No pictures: ${path.basename(file)} in the folder is not the recording that these labels were made for.`,
  };
}

/** The picture of one change, or why there is none. */
export async function pictureOf(
  change: LabelChange,
  both: Both,
  opened: OpenedForPictures,
): Promise<Picture> {
  if ('missing' in opened) return opened;
  const plan = picturePlan(change, both);
  if (!plan) return { missing: 'No picture: the label is on a channel that its file does not know.' };
  const { recording } = opened;
  const indices = plan.channels.map((name) => recording.channels.findIndex((each) => each.name === name));
  const labelled = indices.filter((index) => index >= 0);
  if (labelled.length === 0) return { missing: 'No picture: the recording has no channel of that name.' };
  const found = withForce(labelled, recording);
  const panels: DrawnPanel[] = [];
  try {
    for (const panel of plan.panels) {
      // Before and after are of one time, which is read once.
      const known = panels.find(({ window }) => window === panel.window)?.envelopes;
      const envelopes: Envelope[] = [...(known ?? [])];
      if (!known) {
        for (const index of found) {
          envelopes.push(await envelopeOf(recording, index, panel.window, pictureColumns));
        }
      }
      panels.push({ ...panel, envelopes });
    }
  } catch (error) {
    return { missing: `No picture. ${error instanceof Error ? error.message : String(error)}` };
  }
  const title = `The trace of ${plan.channels.join(', ')} with the label: ${changeText(change)}`;
  return tracePicture(panels, title);
}

/** What the muscle pulled meanwhile says what a silent EMG means: the first mechanical channel is drawn, too. */
function withForce(labelled: readonly number[], { channels }: Recording): readonly number[] {
  const force = channels.findIndex(({ kind }) => kind === 'mechanical');
  return force < 0 || labelled.includes(force) ? labelled : [...labelled, force];
}
