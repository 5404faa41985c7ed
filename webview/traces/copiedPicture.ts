/** The traces as they are seen, as one picture to paste where canvases and the gutter's text beside them can't go. */

/** What is painted: the canvases in their places, and each lane's words, on the page's ground. @throws where the browser makes none */
export function pictureOf(traces: HTMLElement): Promise<Blob> {
  const { width, height, left, top } = traces.getBoundingClientRect();
  const density = window.devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This page can’t draw a picture.');
  context.scale(density, density);
  context.fillStyle = window.getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, width, height);
  context.translate(-left, -top);
  for (const each of traces.querySelectorAll(':scope > canvas')) {
    if (each instanceof HTMLCanvasElement) drawCanvas(context, each);
  }
  // Signs that belong to a bar beside them are hidden from readers, and are nothing without it.
  for (const words of traces.querySelectorAll('.lane > :not([aria-hidden])')) drawWords(context, words);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser made no picture of the traces.'));
    }, 'image/png');
  });
}

function drawCanvas(context: CanvasRenderingContext2D, canvas: HTMLCanvasElement): void {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  if (width > 0 && height > 0 && canvas.width > 0 && canvas.height > 0) {
    context.drawImage(canvas, left, top, width, height);
  }
}

/** One element's text where it stands, broken into lines as wide as it is. */
function drawWords(context: CanvasRenderingContext2D, element: Element): void {
  const text = element.textContent.trim();
  const { left, top, width, height } = element.getBoundingClientRect();
  if (text === '' || width === 0 || height === 0) return;
  const style = window.getComputedStyle(element);
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const lines = brokenLines(context, text, width + 1);
  for (const [index, line] of lines.entries()) {
    context.fillText(line, left, top + ((index + 0.5) * height) / lines.length);
  }
}

function brokenLines(context: CanvasRenderingContext2D, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
