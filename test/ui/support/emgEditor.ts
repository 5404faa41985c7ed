// The EMG editor as a person sees it: its traces, its lanes, its list of labels, read from what the page shows.
import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import type { Point } from './webviews';

/** Detection among other work on two cores takes its time. */
const patienceMilliseconds = 30_000;

/** A row of the list of labels. */
export interface LabelRow {
  readonly label: string;
  readonly status: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly selected: boolean;
}

/** The element that holds the traces. */
export function traces(frame: Frame): Locator {
  return frame.locator('[data-testid="traces"]');
}

/** A number that the traces element tells of itself. */
export async function tracesNumber(frame: Frame, attribute: string): Promise<number> {
  const text = await traces(frame).getAttribute(`data-${attribute}`);
  assert.ok(text !== null && text !== '', `the traces tell their ${attribute}`);
  return Number(text);
}

/** Where a moment of a channel's lane is on the page; `height` from 0 (top of the lane) to 1. */
export async function pointAt(frame: Frame, channel: number, seconds: number, height = 0.5): Promise<Point> {
  const box = await traces(frame).boundingBox();
  assert.ok(box, 'the traces are visible');
  const lane = frame.locator(`[data-testid="lane"][data-channel="${channel}"]`);
  const left = await tracesNumber(frame, 'plot-left');
  const division = await tracesNumber(frame, 'division-width');
  const start = await tracesNumber(frame, 'start-seconds');
  const secondsPerDivision = await tracesNumber(frame, 'seconds-per-division');
  const top = Number(await lane.getAttribute('data-top'));
  const laneHeight = Number(await lane.getAttribute('data-height'));
  return {
    x: box.x + left + ((seconds - start) / secondsPerDivision) * division,
    y: box.y + top + height * laneHeight,
  };
}

/** Waits until the traces stand where they are, at one size: VS Code moves its groups after a split. */
export async function waitForStillTraces(frame: Frame): Promise<void> {
  const place = async (): Promise<string> =>
    JSON.stringify([await traces(frame).boundingBox(), await tracesNumber(frame, 'division-width')]);
  let before = '';
  await until(frame, 'the traces stand still', async () => {
    await frame.page().waitForTimeout(100);
    const now = await place();
    const isStill = now === before;
    before = now;
    return isStill;
  });
}

/** Start and end of the selected span in seconds; empty without one. */
export async function selectionOf(frame: Frame): Promise<readonly number[]> {
  const text = await traces(frame).getAttribute('data-selection');
  return text === null || text === '' ? [] : text.split(',').map(Number);
}

/** How many labels the list shows; of many only those in view are rows in the page. */
async function labelCount(frame: Frame): Promise<number> {
  return Number(await frame.locator('[data-testid="label-list"]').getAttribute('data-count'));
}

/** The rows of the list that are in view or near it, in its order. */
export async function labelRows(frame: Frame): Promise<readonly LabelRow[]> {
  const rows = await frame.locator('[data-testid="label-row"]').all();
  return Promise.all(
    rows.map(async (row) => ({
      label: (await row.getAttribute('data-label')) ?? '',
      status: (await row.getAttribute('data-status')) ?? '',
      startSeconds: Number(await row.getAttribute('data-start-seconds')),
      endSeconds: Number(await row.getAttribute('data-end-seconds')),
      selected: (await row.getAttribute('data-selected')) === 'true',
    })),
  );
}

/** Waits until the list shows this many labels, few enough that all are rows in the page. */
export async function waitForRows(frame: Frame, count: number): Promise<readonly LabelRow[]> {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const found = await labelCount(frame);
    if (found === count) break;
    assert.ok(Date.now() < deadline, `the list shows ${found} labels, not ${count}`);
    await frame.page().waitForTimeout(25);
  }
  const rows = await labelRows(frame);
  assert.equal(rows.length, count, 'every label is a row in the page');
  return rows;
}

/** Waits until a condition on the frame holds; names it when it does not within half a minute. */
export async function until(frame: Frame, what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, `not within 30 s: ${what}`);
    await frame.page().waitForTimeout(25);
  }
}

/** Waits until the traces have the keyboard, so that a key reaches VS Code's keybindings. */
export async function focusTraces(frame: Frame): Promise<void> {
  await traces(frame).focus();
  await frame.page().waitForTimeout(150);
}
