/** The toolbar: sweep and sensitivity as on an EMG machine, fits, labelling, detection, undo. One row. */
import { runCommand, type Actor } from '../actions/actor';
import { setSensitivity } from '../actions/scales';
import { changeSweep } from '../actions/time';
import { viewActions } from '../actions/viewActions';
import { el, icon, setAttribute, setText } from '../dom/elements';
import { sensitivity, sweep } from '../words/format';
import { keys, withKey } from '../keys';
import { activeChannel, type Model } from '../state/model';
import { onChange } from '../state/derived';
import { button, dropdown, type Option } from '../dom/toolkit';
import type { ChannelView, PageCommand, ViewCommand } from '../../src/protocol/page';
import { scaleOf, type Scales } from '../view/sensitivity';
import { stepAbove, stepBelow, sweepSteps } from '../view/steps';
import { slowestSweep } from '../view/timeWindow';
import { UnitButtons } from './unitButtons';

/** The bar; what is in it is made when it is first rendered. */
export class Toolbar {
  readonly element = el('div', 'toolbar', { role: 'toolbar', 'aria-label': 'View and labels' });
  private readonly actor: Actor;
  private controls: Controls | undefined;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  render(model: Model): void {
    this.controls ??= new Controls(this.element, this.actor);
    this.controls.render(model);
  }
}

class Controls {
  private readonly sweep;
  private readonly sensitivity;
  private readonly detect;
  private readonly findings;
  private readonly units;
  private readonly cancel;
  private readonly progress = el('span', 'progress', {
    role: 'progressbar',
    'aria-label': 'Detecting',
    'data-testid': 'detection-progress',
  });
  private readonly progressText = el('span', 'progress-text');
  private readonly fitSelection;
  private readonly move;

  constructor(bar: HTMLElement, actor: Actor) {
    const view = (name: ViewCommand, icon: string, text: string, key: string) =>
      button({ icon, title: withKey(text, key), onClick: () => viewActions[name](actor) });
    const command = (name: PageCommand): void => runCommand(actor, name);
    this.sweep = dropdown({
      label: 'Sweep: time per division',
      title: `Sweep: time per division (${keys.sweepFaster} and ${keys.sweepSlower}, or the mouse wheel)`,
      className: 'sweep',
      testId: 'sweep',
      onChange: (value) => changeSweep(actor, Number(value)),
    });
    this.sensitivity = dropdown({
      label: 'Sensitivity of the active channel: units per division',
      title: `Sensitivity of the active channel (${keys.moreSensitive} and ${keys.lessSensitive}, or Ctrl with the wheel)`,
      className: 'sensitivity',
      testId: 'sensitivity',
      onChange: (value) => setSensitivity(actor, actor.store.get().activeChannel, Number(value)),
    });
    this.fitSelection = view('fitSelection', 'screen-full', 'Show the selection', keys.fitSelection);
    this.detect = button({
      icon: 'sparkle',
      text: 'Detect',
      title: withKey('Detect events in the whole recording', keys.detect),
      testId: 'detect',
      onClick: () => command('emg.detect'),
    });
    this.findings = button({
      icon: 'checklist',
      text: 'Findings',
      title: withKey('Propose findings about the muscles', keys.proposeFindings),
      testId: 'propose-findings',
      onClick: () => command('emg.proposeFindings'),
    });
    this.units = new UnitButtons(actor);
    this.cancel = button({
      icon: 'debug-stop',
      text: 'Cancel',
      title: 'Stop detecting',
      testId: 'cancel-detection',
      onClick: () => command('emg.cancelDetection'),
    });
    this.move = button({
      icon: 'layout-panel',
      title: 'Panels below the traces, or beside them',
      testId: 'move-panels',
      onClick: () => movePanels(actor),
    });
    // No ring that turns: where there is no graphics card, each of its frames takes the time of a key.
    this.progress.append(icon('sync'), this.progressText);
    const fitHeight = button({
      icon: 'unfold',
      title: 'Fit the sensitivity to what is visible',
      onClick: () => viewActions.fitSensitivity(actor),
    });
    const chooseLabel = button({
      icon: 'tag',
      text: 'Label…',
      title: withKey('Label the selected span, or change the selected label', keys.chooseLabel),
      testId: 'choose-label',
      onClick: () => command('emg.chooseLabel'),
    });
    bar.append(
      group(
        view('pageLeft', 'chevron-left', 'Previous page', keys.pageLeft),
        view('pageRight', 'chevron-right', 'Next page', keys.pageRight),
      ),
      group(
        view('sweepSlower', 'zoom-out', 'Slower sweep', keys.sweepSlower),
        this.sweep.element,
        view('sweepFaster', 'zoom-in', 'Faster sweep', keys.sweepFaster),
      ),
      group(
        view('lessSensitive', 'remove', 'Less sensitive', keys.lessSensitive),
        this.sensitivity.element,
        view('moreSensitive', 'add', 'More sensitive', keys.moreSensitive),
        fitHeight,
      ),
      group(
        view('fitRecording', 'arrow-both', 'Show the whole recording', keys.fitRecording),
        this.fitSelection,
      ),
      el('span', 'spacer'),
      this.units.element,
      group(chooseLabel, this.detect, this.findings, this.progress, this.cancel),
      group(
        button({ icon: 'discard', title: withKey('Undo', keys.undo), onClick: () => command('undo') }),
        button({ icon: 'redo', title: withKey('Redo', keys.redo), onClick: () => command('redo') }),
      ),
      this.move,
      button({
        icon: 'layout-sidebar-right',
        title: 'Show or hide the panels',
        testId: 'toggle-panel',
        onClick: () => togglePanels(actor),
      }),
    );
  }

  render(model: Model): void {
    this.renderSweep(model.secondsPerDivision, model.recording.durationSeconds);
    this.renderSensitivity(model.scales, activeChannel(model), model.activeChannel);
    this.fitSelection.disabled = model.selection.kind === 'none';
    this.renderDetection(model.detection);
    this.units.render(model.panels);
  }

  private readonly renderSweep = onChange((secondsPerDivision: number, durationSeconds: number) => {
    this.sweep.show(sweepOptions(secondsPerDivision, durationSeconds), String(secondsPerDivision));
  });

  private readonly renderSensitivity = onChange(
    (scales: Scales, channel: ChannelView | undefined, index: number) => {
      if (!channel) return;
      const { unitsPerDivision } = scaleOf(scales, channel, index);
      this.sensitivity.show(
        sensitivityOptions(unitsPerDivision, channel.unit, channel.kind === 'emg'),
        String(unitsPerDivision),
      );
    },
  );

  private readonly renderDetection = onChange((detection: number | null) => {
    const running = detection !== null;
    this.detect.hidden = running;
    this.findings.hidden = running;
    this.cancel.hidden = !running;
    this.progress.hidden = !running;
    const percent = Math.round((detection ?? 0) * 100);
    setText(this.progressText, `${percent} %`);
    setAttribute(this.progress, 'aria-valuenow', String(percent));
  });
}

function togglePanels({ store }: Actor): void {
  const { panels } = store.get();
  store.update({ panels: { ...panels, open: !panels.open } });
}

/** Beside the traces or below them; a narrow window has them below in any case. */
function movePanels({ store }: Actor): void {
  const { panels } = store.get();
  const place = panels.place === 'beside' ? 'below' : 'beside';
  store.update({ panels: { ...panels, place, open: true } });
}

function group(...children: HTMLElement[]): HTMLElement {
  return el('span', 'group', {}, children);
}

/** Sweeps up to the one that shows the whole recording, and the present one in its place. */
function sweepOptions(secondsPerDivision: number, durationSeconds: number): readonly Option[] {
  const slowest = slowestSweep(durationSeconds);
  const offered = sweepSteps.filter((step) => step <= slowest);
  return withPresent(offered, secondsPerDivision).map((value) => ({
    value: String(value),
    text: sweep(value),
  }));
}

/** For EMG from 1 µV to 50 mV a division, as EMG machines have; otherwise five steps either way. */
function sensitivityOptions(present: number, unit: string, emg: boolean): readonly Option[] {
  const offered: number[] = [];
  if (emg) for (let step = 1; step <= 50_000; step = stepAbove(step)) offered.push(step);
  else {
    let step = present;
    for (let i = 0; i < 5; i++) step = stepBelow(step);
    for (let i = 0; i < 11; i++, step = stepAbove(step)) offered.push(step);
  }
  return withPresent(offered, present).map((value) => ({
    value: String(value),
    text: sensitivity(value, unit),
  }));
}

function withPresent(offered: readonly number[], present: number): readonly number[] {
  return offered.includes(present) ? offered : [...offered, present].sort((a, b) => a - b);
}
