/**
 * The controls: the only file that knows which component library draws them. Everything else sees the small
 * interfaces below, so that another library could take this one's place here alone.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeTextArea,
} from '@vscode/webview-ui-toolkit';
import { el, icon, isTextKey, keepKeys } from './elements';

/** Makes the components known to the document; call once, before any control is made. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeProgressRing(),
    vsCodeTextArea(),
  );
}

interface ButtonOptions {
  /** Name of a codicon. */
  readonly icon?: string;
  readonly text?: string;
  /** What it does, and the key that does the same. */
  readonly title: string;
  readonly appearance?: 'primary' | 'secondary';
  readonly testId?: string;
  readonly onClick: () => void;
}

/** A button; with an icon and no text, a flat icon button. */
export function button(options: ButtonOptions): HTMLElement & { disabled: boolean } {
  const flat = options.text === undefined && options.icon !== undefined;
  const element = document.createElement('vscode-button') as HTMLElement & { disabled: boolean };
  element.setAttribute('appearance', options.appearance ?? (flat ? 'icon' : 'secondary'));
  element.title = options.title;
  if (flat) element.setAttribute('aria-label', options.title);
  if (options.testId !== undefined) element.dataset['testid'] = options.testId;
  if (options.icon !== undefined) {
    const image = icon(options.icon);
    if (options.text !== undefined) image.slot = 'start';
    element.append(image);
  }
  if (options.text !== undefined) element.append(el('div', 'button-text', {}, [options.text]));
  element.addEventListener('click', () => options.onClick());
  return element;
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

export interface Dropdown {
  readonly element: HTMLElement;
  /** Shows these options with one of them chosen; does nothing when they are what is shown. */
  show(options: readonly Option[], value: string): void;
  setDisabled(disabled: boolean): void;
}

interface DropdownOptions {
  readonly label: string;
  readonly title?: string;
  readonly className: string;
  readonly testId?: string;
  readonly onChange: (value: string) => void;
}

/** A list to choose one from. */
export function dropdown(options: DropdownOptions): Dropdown {
  const element = document.createElement('vscode-dropdown') as HTMLElement & {
    value: string;
    disabled: boolean;
  };
  element.className = options.className;
  element.setAttribute('aria-label', options.label);
  element.title = options.title ?? options.label;
  if (options.testId !== undefined) element.dataset['testid'] = options.testId;
  let shown = '';
  let value = '';
  element.addEventListener('change', () => {
    // The component also reports the value the page has just given it.
    if (element.value === value) return;
    value = element.value;
    options.onChange(value);
  });
  keepKeys(element, (event) => isTextKey(event) && event.key !== 'Tab');
  return {
    element,
    show(list, chosen) {
      const now = list.map((option) => `${option.value}\t${option.text}`).join('\n');
      if (now !== shown) {
        shown = now;
        value = '';
        element.replaceChildren(...list.map((option) => optionElement(option, option.value === chosen)));
      }
      if (value === chosen && element.value === chosen) return;
      value = chosen;
      element.value = chosen;
      // Options become known to the component a moment later.
      queueMicrotask(() => {
        if (value === chosen) element.value = chosen;
      });
    },
    setDisabled(disabled) {
      element.disabled = disabled;
    },
  };
}

function optionElement(option: Option, selected: boolean): HTMLElement {
  const element = document.createElement('vscode-option');
  element.setAttribute('value', option.value);
  if (selected) element.setAttribute('selected', '');
  element.textContent = option.text;
  return element;
}

export interface TextArea {
  readonly element: HTMLElement;
  getValue(): string;
  setValue(value: string): void;
  focus(): void;
  setReadOnly(readOnly: boolean): void;
}

/** A field for several lines of text. */
export function textArea(options: { label: string; placeholder: string; testId?: string }): TextArea {
  const element = document.createElement('vscode-text-area') as HTMLElement & {
    value: string;
    readOnly: boolean;
  };
  element.setAttribute('resize', 'vertical');
  element.setAttribute('rows', '3');
  element.setAttribute('placeholder', options.placeholder);
  element.setAttribute('aria-label', options.label);
  if (options.testId !== undefined) element.dataset['testid'] = options.testId;
  return {
    element,
    getValue: () => element.value,
    setValue(value) {
      if (element.value !== value) element.value = value;
    },
    focus: () => element.focus(),
    setReadOnly(readOnly) {
      element.readOnly = readOnly;
    },
  };
}

/** Something is under way. */
export function progressRing(label: string): HTMLElement {
  const element = document.createElement('vscode-progress-ring');
  element.setAttribute('aria-label', label);
  return element;
}
