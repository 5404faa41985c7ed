/** Small helpers for building elements and for keeping VS Code's single-key bindings out of text inputs. */

type Child = Node | string | undefined;

/** Attributes of an element; undefined ones are left out, `true` ones are empty. */
type Attributes = Readonly<Partial<Record<string, string | number | boolean>>>;

/** An element with a class, attributes and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  attributes: Attributes = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  for (const child of children) if (child !== undefined) element.append(child);
  return element;
}

/** A codicon; decorative, so unseen by screen readers. */
export function icon(name: string): HTMLSpanElement {
  return el('span', `codicon codicon-${name}`, { 'aria-hidden': 'true' });
}

/** Sets text only where it differs, so that nothing is laid out again for nothing. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets or removes an attribute only where it differs. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Keeps some keys from reaching VS Code, whose single-key bindings would act on them. */
export function keepKeys(element: HTMLElement, keep: (event: KeyboardEvent) => boolean): void {
  element.addEventListener('keydown', (event) => {
    if (keep(event)) event.stopPropagation();
  });
}

/** Keys a text input needs for itself: typing, moving, deleting, and its own undo and redo. */
export function isTextKey(event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (command) return ['z', 'y', 'a'].includes(event.key.toLowerCase()) || event.key.startsWith('Arrow');
  return event.key.length === 1 || !/^F\d+$/.test(event.key);
}
