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

/** The recording of one label file, opened; or why it is not to be had. */
export type OpenedForPictures = { readonly recording: Recording } | { readonly missing: string };

/** @param sidecar the label file's path on this machine */
export async function openForPictures(sidecar: string, header: SidecarHeader): Promise<OpenedForPictures> {
  const name = header.recording;
  // The name is a text of a file: it leads nowhere else.
  if (name === '' || /[/\\]/u.test(name) || path.basename(name) !== name) {
    return { missing: 'No pictures: the label file names no recording beside it.' };
  }
  let recording: Recording;
  try {
    const file = path.join(path.dirname(sidecar), name);
    ({ recording } = await openAsRemembered(file, { kinds: kindRules(header) }));
  } catch (error) {
    return { missing: `No pictures. ${error instanceof Error ? error.message : String(error)}` };
  }
  const own = await fingerprint(recording.signalFile).catch(() => undefined);
  if (own?.sha256 === header.fingerprint.sha256) return { recording };
  await recording.close();
  return {
    missing: `No pictures: ${name} in the folder is not the recording that these labels were made for.`,
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
