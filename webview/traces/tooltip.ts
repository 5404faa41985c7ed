/** What the traces say of what the pointer rests on: a chip in the labels lane, or a remark of the file. */
import type { AnnotationView, ChangeView, LabelChoice, LabelView } from '../../src/protocol/page';
import { changeSigns } from '../words/changeWords';
import { markOf, nameOf, statuses } from '../words/labelWords';
import type { Model } from '../state/model';
import { placeAt } from '../view/layout';
import { timeToX } from '../view/timeScale';
import type { Hit } from './hits';
import type { Picture } from './picture';

interface At {
  readonly x: number;
  readonly y: number;
}

/** Shows it as the element's tooltip; on anything else there is none. */
export function showTooltip(
  element: HTMLElement,
  model: Model,
  now: Picture | undefined,
  at: At,
  hit: Hit | undefined,
): void {
  const text = now ? (remarkAt(model, now, at) ?? chipAt(model, now, at, hit) ?? '') : '';
  if (element.title !== text) element.title = text;
}

/** The whole text of the remark whose flag is near; its row has room for the beginning only. */
function remarkAt(model: Model, { layout, scale }: Picture, { x, y }: At): string | undefined {
  if (y < layout.axisTop) return undefined;
  const near = ({ onsetSeconds }: AnnotationView): boolean =>
    Math.abs(timeToX(scale, onsetSeconds) - x * layout.density - 3) <= 8 * layout.density;
  return model.annotations.find(near)?.text;
}

/** Name and review of a chip's label: a short chip shows neither. Over the traces it would only be in the way. */
function chipAt(
  { choices }: Model,
  { layout }: Picture,
  { y }: At,
  hit: Hit | undefined,
): string | undefined {
  if (hit?.kind === 'change') return changeText(hit.change);
  if (!hit || hit.kind === 'open' || !hit.label) return undefined;
  return 'row' in placeAt(layout, y) ? chipText(hit.label, choices) : undefined;
}

function changeText({ kind, place, text }: ChangeView): string {
  const what = kind === 'removed' ? '' : `\n${text}`;
  return `${changeSigns[kind].word}: ${place.displayName}${what}`;
}

/** Where the study describes its labels, what it says of this one, too. */
function chipText(label: LabelView, choices: readonly LabelChoice[]): string {
  const status = statuses[label.status].text;
  const mark = markOf(label).text;
  const choice = choices.find((each) => each.label === label.label);
  const meaning = choice?.inStudy === true ? `\n${choice.meaning}` : '';
  return `${nameOf(label)}, ${status.toLowerCase()}${mark === status ? '' : `\n${mark}`}${meaning}`;
}
