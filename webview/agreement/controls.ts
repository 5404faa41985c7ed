/** What stands over the plots: what is compared, and what can be taken along. */
import type { AgreementFile, AgreementState } from '../../src/protocol/agreement/agreementMethods';
import { el } from '../dom/elements';
import { button, dropdown } from '../dom/toolkit';

interface ControlActions {
  readonly choose: (id: string) => void;
  readonly copy: () => void;
  readonly save: (file: AgreementFile) => void;
}

export class Controls {
  readonly element: HTMLElement;
  private readonly choices;
  private readonly again;
  private readonly takes: readonly (HTMLElement & { disabled: boolean })[];
  private state: AgreementState | undefined;

  constructor({ choose, copy, save }: ControlActions) {
    this.choices = dropdown({
      label: 'What is compared',
      className: 'comparison-choice',
      testId: 'comparison',
      onChange: choose,
    });
    this.again = button({
      icon: 'refresh',
      title: 'Read the label files again',
      testId: 'compare-again',
      onClick: () => choose(this.state?.chosen ?? ''),
    });
    this.takes = [
      button({
        text: 'Copy as Markdown',
        icon: 'copy',
        title: 'Copy figures and the worst disagreements as Markdown',
        testId: 'copy-markdown',
        onClick: copy,
      }),
      button({
        text: 'JSON',
        icon: 'export',
        title: 'Save all figures as JSON',
        testId: 'save-json',
        onClick: () => save('json'),
      }),
      button({
        text: 'CSV',
        icon: 'export',
        title: 'Save all disagreements as CSV',
        testId: 'save-csv',
        onClick: () => save('csv'),
      }),
    ];
    this.element = el('div', 'toolbar', { role: 'toolbar', 'aria-label': 'What is compared' }, [
      this.choices.element,
      this.again,
      el('div', 'spacer'),
      ...this.takes,
    ]);
  }

  render(state: AgreementState): void {
    this.state = state;
    this.choices.show(
      state.choices.map(({ id, text }) => ({ value: id, text })),
      state.chosen,
    );
    this.again.disabled = state.isBusy;
    for (const take of this.takes) take.disabled = state.view === null;
  }
}
