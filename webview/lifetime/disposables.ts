/**
 * What listens beyond its own elements, and how it ends: only here are windows, documents and observers listened to, so
 * that whoever listens has to say when it stops. What an element of its own listens to ends with that element.
 */

export interface Disposable {
  dispose(): void;
}

/** All that one part of the page listens to. */
export class Disposables implements Disposable {
  private ends: (() => void)[] = [];

  /** Has something ended together with the rest. */
  add(end: () => void): void {
    this.ends.push(end);
  }

  onWindow<K extends keyof WindowEventMap>(
    name: K,
    listener: (event: WindowEventMap[K]) => void,
    options?: AddEventListenerOptions,
  ): void {
    window.addEventListener(name, listener, options);
    this.add(() => window.removeEventListener(name, listener, options));
  }

  onDocument<K extends keyof DocumentEventMap>(
    name: K,
    listener: (event: DocumentEventMap[K]) => void,
  ): void {
    document.addEventListener(name, listener);
    this.add(() => document.removeEventListener(name, listener));
  }

  /** Calls back when the element's size is another, and once at first. */
  onResize(element: Element, callback: () => void): void {
    const observer = new ResizeObserver(callback);
    observer.observe(element);
    this.add(() => observer.disconnect());
  }

  /** Calls back when one of these attributes of an element has changed. */
  onAttributes(elements: readonly Element[], names: readonly string[], callback: () => void): void {
    const observer = new MutationObserver(callback);
    for (const element of elements) {
      observer.observe(element, { attributes: true, attributeFilter: [...names] });
    }
    this.add(() => observer.disconnect());
  }

  every(milliseconds: number, tick: () => void): void {
    const timer = setInterval(tick, milliseconds);
    this.add(() => clearInterval(timer));
  }

  /** Ends everything; what is added after that is not ended. */
  dispose(): void {
    for (const end of this.ends.splice(0).reverse()) end();
  }
}
